import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { type Attachment, AttachmentKeeper } from './attachment-keeper.ts';
import { prepareFile } from './prepare-file.ts';

/** One for the window, which is loaded anew for another person. */
export const AttachmentsContext = createContext(new AttachmentKeeper(prepareFile));

export interface Attachments {
  readonly keeper: AttachmentKeeper;
  readonly all: readonly Attachment[];
}

/** The files that are to go with the next message of a chat. */
export function useAttachments(chat: string): Attachments {
  const keeper = useContext(AttachmentsContext);
  const all = useSyncExternalStore(
    keeper.subscribe,
    useCallback(() => keeper.of(chat), [keeper, chat]),
  );
  return { keeper, all };
}
