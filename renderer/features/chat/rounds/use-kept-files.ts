import { useCallback, useEffect, useRef, useState } from 'react';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { FileRefs, type FileRef } from '../../../../shared/schema/file-ref.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import type { Attachment } from '../../files/attachment-keeper.ts';
import { type Attachments, useAttachments } from '../../files/attachments.ts';
import type { Carried } from '../../files/carried.ts';
import type { FormInUse } from './use-kept-form.ts';

export interface KeptFiles {
  readonly attachments: Attachments;
  readonly isAtNight: boolean;
  readonly setIsAtNight: (isAtNight: boolean) => void;
  readonly attach: (files: readonly File[]) => void;
  /** What was dropped: also says of folders that they cannot be attached. */
  readonly take: (carried: Carried) => void;
  readonly detach: (key: number) => void;
  /** A file that is kept already, as what was recorded. */
  readonly put: (file: FileRef) => void;
  readonly isEmpty: boolean;
  /** False while one is still being kept on this computer, or could not be. */
  readonly isReady: boolean;
  /** All files, on their way to the school from then on; undefined where they could not be offered. */
  readonly offer: () => Promise<FileRef[] | undefined>;
  /** They have been sent. */
  readonly clear: () => void;
}

const FIELD = 'files';

/** The files of a form. Those that are on this computer already are there again after a restart. */
export function useKeptFiles(form: FormInUse): KeptFiles {
  const { t } = useI18n();
  const toast = useToast();
  const { name } = form.place;
  const attachments = useAttachments(name);
  const { keeper, all } = attachments;
  const [isAtNight, setIsAtNight] = useState(false);
  const isBack = useRef('');
  const { isLoaded, set } = form;
  const noted = form.of(FIELD);
  useEffect(() => {
    if (!isLoaded) return;
    const ready = readyIn(keeper.of(name));
    if (isBack.current !== name) {
      isBack.current = name;
      const back = filesIn(noted).filter(({ digest }) => !ready.some((one) => one.digest === digest));
      if (back.length > 0) {
        keeper.putBack(
          name,
          back.map((file) => ({ file, thumb: '' })),
        );
        return;
      }
    }
    const files = textOf(ready);
    if (files !== noted) set({ [FIELD]: files });
  }, [isLoaded, keeper, name, all, noted, set]);
  useEffect(
    // A form may be closed before a file is here: then it is noted as soon as it is.
    () => () => keeper.onceHere(name, () => set({ [FIELD]: textOf(readyIn(keeper.of(name))) })),
    [keeper, name, set],
  );
  const clear = useCallback(() => {
    for (const { key } of keeper.of(name)) keeper.remove(name, key);
  }, [keeper, name]);
  const attach = (files: readonly File[]) => {
    if (keeper.add(name, files) > 0) toast({ text: t('files.tooMany') });
  };
  return {
    attachments,
    isAtNight,
    setIsAtNight,
    attach,
    take: ({ files, folders }) => {
      keeper.refuse(name, folders, 'fileFolder');
      attach(files);
    },
    detach: (key) => keeper.remove(name, key),
    put: (file) => keeper.putBack(name, [{ file, thumb: '' }]),
    isEmpty: all.length === 0,
    isReady: all.every(({ ready }) => ready !== undefined),
    offer: useCallback(async () => {
      const files = keeper.of(name).flatMap(({ ready }) => (ready ? [ready.file] : []));
      if (files.length === 0) return [];
      const outcome = await ask(bridge().files.offer, { files, atNight: isAtNight });
      return outcome.ok ? files : undefined;
    }, [keeper, name, isAtNight]),
    clear,
  };
}

function readyIn(all: readonly Attachment[]): readonly FileRef[] {
  return all.flatMap(({ ready }) => (ready ? [ready.file] : []));
}

function textOf(files: readonly FileRef[]): string {
  return files.length === 0 ? '' : JSON.stringify(files);
}

function filesIn(noted: string): readonly FileRef[] {
  if (noted === '') return [];
  try {
    const read: unknown = JSON.parse(noted);
    return Check(Type.Immutable(FileRefs), read) ? read : [];
  } catch {
    return [];
  }
}
