import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { type Attachment, AttachmentKeeper } from './attachment-keeper.ts';
import { prepareFile } from './prepare-file.ts';

/** One for the window, which is loaded anew for another person. */
export const AttachmentsContext = createContext(
  new AttachmentKeeper(prepareFile, {
    held: (chat) => ask(bridge().files.held, { chat }),
    hold: (chat, files) => ask(bridge().files.hold, { chat, files: [...files] }),
  }),
);

export interface Attachments {
  readonly keeper: AttachmentKeeper;
  readonly all: readonly Attachment[];
  /** Why they would not outlive the application. */
  readonly error: AppErrorData | undefined;
}

/** The files that are to go with the next message of a chat, or with the document of a form. */
export function useAttachments(chat: string): Attachments {
  const keeper = useContext(AttachmentsContext);
  const all = useSyncExternalStore(
    keeper.subscribe,
    useCallback(() => keeper.of(chat), [keeper, chat]),
  );
  const error = useSyncExternalStore(
    keeper.subscribe,
    useCallback(() => keeper.errorOf(chat), [keeper, chat]),
  );
  return { keeper, all, error };
}

/** The same of a chat, whose files belong to its draft and outlive the application. */
export function useDraftAttachments(chat: string): Attachments {
  const attachments = useAttachments(chat);
  const { keeper } = attachments;
  useEffect(() => void keeper.open(chat), [keeper, chat]);
  return attachments;
}
