import { useEffect, useState } from 'react';
import type { MessageRow } from '../../../shared/replica/views.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { countAfter } from './message-layout.ts';

/** Whether the end is on the screen, and how much has come from others since it was last seen. */
export function useReadingPlace(rows: readonly MessageRow[], newest: string) {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [lastSeen, setLastSeen] = useState(newest);
  if (isAtEnd && lastSeen !== newest) setLastSeen(newest);
  return { isAtEnd, newCount: isAtEnd ? 0 : countAfter(rows, lastSeen), note: setIsAtEnd };
}

/** Marks the chat as read while its end is in front of a person's eyes. */
export function useReadMark(chat: string, newest: string, isAtEnd: boolean): void {
  useEffect(() => {
    if (!isAtEnd || newest === '') return;
    const mark = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        void ask(bridge().replica.markRead, { chat });
      }
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chat, newest, isAtEnd]);
}
