import { createContext, useCallback, useContext, useState } from 'react';

/** Unfinished messages by chat, in memory only: they go with the person's window. */
export const DraftsContext = createContext<Map<string, string>>(new Map());

type SetDraft = (next: string | ((before: string) => string)) => void;

/** The unfinished message of a chat; it outlives the closing of the chat. */
export function useDraft(chat: string): readonly [string, SetDraft] {
  const drafts = useContext(DraftsContext);
  const [draft, setState] = useState(() => drafts.get(chat) ?? '');
  const setDraft = useCallback<SetDraft>(
    (next) => {
      const value = typeof next === 'string' ? next : next(drafts.get(chat) ?? '');
      drafts.set(chat, value);
      setState(value);
    },
    [drafts, chat],
  );
  return [draft, setDraft];
}
