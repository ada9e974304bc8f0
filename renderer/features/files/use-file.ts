import { useCallback, useEffect, useMemo } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { endingToOpen, isRisky, viewOf, type FileView } from '../../../shared/files/file-type.ts';
import type { FileState } from '../../../shared/ipc/file-requests.ts';
import type { FileRow } from '../../../shared/replica/file-rows.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { useFileState } from '../../bridge/file-states.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { fileWords } from './file-words.ts';

/** A file of a document on the screen. */
export interface FilePlace {
  readonly document: string;
  readonly file: FileRow;
  readonly isOwn: boolean;
}

export interface FileInUse {
  readonly ref: FileRef;
  readonly state: FileState | undefined;
  readonly words: string;
  readonly isHere: boolean;
  /** How it can be shown in the window, by its content; '' for not at all. */
  readonly view: FileView;
  readonly canOpen: boolean;
  readonly isRisky: boolean;
  /** It waits or moves, in either direction. */
  readonly isUnderWay: boolean;
  readonly error: AppErrorData | undefined;
  readonly download: (atNight?: boolean) => void;
  readonly pause: () => void;
  readonly resume: (atNight?: boolean) => void;
  readonly cancel: () => void;
  readonly keep: (isKept: boolean) => void;
  readonly save: () => Promise<boolean>;
  readonly open: () => void;
}

/** Where a file of this computer lies for the page. */
export function fileAddress(digest: string): string {
  return `/file/${digest}`;
}

/** What is known of a file, and what a person can do with it. A small one comes by itself once it is seen. */
export function useFile({ document, file, isOwn }: FilePlace): FileInUse {
  const { t, formats } = useI18n();
  const { files } = bridge();
  const state = useFileState(file.digest);
  const connection = useQuery('connection', {});
  const isOnline = connection.isReady && ['live', 'syncing'].includes(connection.value.state.kind);
  const ref = useMemo(() => {
    const { thumb: _thumb, ...rest } = file;
    return rest;
  }, [file]);
  const fetching = useCommand(files.fetch);
  const saving = useCommand(files.saveAs);
  const opening = useCommand(files.open);
  const isMissing = state !== undefined && !state.isHere && state.down === '';
  useEffect(() => {
    if (isMissing) void files.seen({ document, file: ref });
  }, [isMissing, files, document, ref]);
  const { digest } = file;
  const isHere = state?.isHere ?? false;
  const type = isHere && state ? contentType(ref, state) : ref.type;
  const risky = isRisky({ type, name: file.name });
  return {
    ref,
    state,
    words: fileWords(ref, state, { t, formats, isOnline, isOwn }),
    isHere,
    view: viewOf(type),
    canOpen: isHere && !risky && endingToOpen(type) !== undefined,
    isRisky: risky,
    isUnderWay: state !== undefined && (state.up !== '' || state.down !== ''),
    error: fetching.error ?? saving.error ?? opening.error,
    download: (atNight = false) => void fetching.run({ document, file: ref, atNight }),
    pause: () => void files.pause({ digest }),
    resume: (atNight = false) => void files.resume({ digest, atNight }),
    cancel: () => void files.cancel({ digest }),
    keep: (isKept) => void files.keep({ document, file: ref, isKept }),
    save: useCallback(async () => {
      const outcome = await saving.run({ file: ref });
      return outcome.ok && outcome.value;
    }, [saving, ref]),
    open: () => void opening.run({ file: ref }),
  };
}

/** What a file is: its content says so, and where that says nothing certain, its author. */
function contentType(ref: FileRef, state: FileState): string {
  const isVague = ['application/octet-stream', 'application/zip', ''].includes(state.type);
  return isVague ? ref.type : state.type;
}
