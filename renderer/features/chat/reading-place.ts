import { createContext, useContext, useEffect } from 'react';
import type { StreamRow } from '../../../shared/replica/views.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { isUnsent } from './message-layout.ts';

/** What stays in sight so long while nothing moves has been read. */
const READ_AFTER_MS = 800;

/** Whether what stands below is in front: behind a lesson nobody reads. */
export const InFrontContext = createContext(true);

interface InSight {
  readonly chat: string;
  readonly rows: readonly StreamRow[];
  readonly unreadCount: number;
  /** Whether the end of the stream is in sight. */
  readonly isAtEnd: boolean;
  /** The last row in sight, '' for none. */
  readonly lastSeen: string;
}

/**
 * Marks as read what is in front of a person's eyes: the whole chat at its end, and further up what has been
 * come to, so that reading goes on from there another time. What comes may stand above an own message that is
 * still on its way, so the last row does not say whether anything has come.
 */
export function useReadMark({ chat, rows, unreadCount, isAtEnd, lastSeen }: InSight): void {
  const isInFront = useContext(InFrontContext);
  const newest = rows.findLast((row) => !isUnsent(row))?.id ?? '';
  useEffect(() => {
    if (!isInFront || !isAtEnd || newest === '') return;
    const mark = () => {
      if (isLookedAt()) void ask(bridge().replica.markRead, { chat });
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chat, newest, unreadCount, isAtEnd, isInFront]);

  const upTo = unreadCount > 0 ? lastSeen : '';
  useEffect(() => {
    if (!isInFront || isAtEnd || upTo === '') return;
    const timer = setTimeout(() => {
      if (isLookedAt()) void ask(bridge().replica.markRead, { chat, upTo });
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [chat, isAtEnd, upTo, isInFront]);
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
