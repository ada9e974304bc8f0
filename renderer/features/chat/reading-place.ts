import { useEffect } from 'react';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/** What stays in sight so long while nothing moves has been read. */
const READ_AFTER_MS = 800;

/**
 * Marks as read what is in front of a person's eyes: the whole chat at its end, and further up what has been
 * come to, so that reading goes on from there another time.
 * @param lastSeen the last row in sight, '' where nothing is unread
 */
export function useReadMark(chat: string, newest: string, isAtEnd: boolean, lastSeen: string): void {
  useEffect(() => {
    if (!isAtEnd || newest === '') return;
    const mark = () => {
      if (isLookedAt()) void ask(bridge().replica.markRead, { chat });
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chat, newest, isAtEnd]);

  useEffect(() => {
    if (isAtEnd || lastSeen === '') return;
    const timer = setTimeout(() => {
      if (isLookedAt()) void ask(bridge().replica.markRead, { chat, upTo: lastSeen });
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [chat, isAtEnd, lastSeen]);
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
