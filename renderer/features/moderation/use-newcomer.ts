import { useState } from 'react';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import { useQuery } from '../../bridge/use-query.ts';

interface Newcomer {
  /** Whether the rules come before the chats: at the first entry, once what the school has adopted is here. */
  readonly isAsked: boolean;
  /** The rest of this run goes on without them. */
  readonly later: () => void;
}

export function useNewcomer(): Newcomer {
  const [isLater, setIsLater] = useState(false);
  const isFirstSync = useIsFirstSync();
  const rules = useQuery('rules', { chat: '', message: '' });
  const isAsked = rules.isReady && rules.value.isNewcomer && !isFirstSync && !isLater;
  return { isAsked, later: () => setIsLater(true) };
}
