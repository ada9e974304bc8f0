import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import { useBeforeEnd } from '../../bridge/ending.ts';
import { AttachmentsContext } from '../files/attachments.ts';
import { type Draft, DraftKeeper } from '../../bridge/draft-keeper.ts';

export const DraftsContext = createContext(new DraftKeeper());

/** The application waits so long for files that are on their way into its store. */
const FILES_MS = 1000;

/** The keeper of a person's drafts for as long as the window shows that person. */
export function useSavedDrafts(keeper: DraftKeeper): void {
  const files = useContext(AttachmentsContext);
  useBeforeEnd(
    useCallback(async () => {
      await files.settled(FILES_MS);
      await keeper.saveAll();
    }, [files, keeper]),
  );
  useEffect(() => {
    const save = () => void keeper.saveAll();
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [keeper]);
}

interface KeptDraft extends Draft {
  readonly change: (next: (before: string) => string) => void;
  readonly keeper: DraftKeeper;
}

/** The unfinished message of a chat; it outlives the chat, the window and the application. */
export function useDraft(chat: string): KeptDraft {
  const keeper = useContext(DraftsContext);
  const draft = useSyncExternalStore(
    keeper.subscribe,
    useCallback(() => keeper.draftOf(chat), [keeper, chat]),
  );
  useEffect(() => {
    keeper.open(chat);
    return () => void keeper.save(chat);
  }, [keeper, chat]);
  const change = useCallback((next: (before: string) => string) => keeper.change(chat, next), [keeper, chat]);
  return { ...draft, change, keeper };
}
