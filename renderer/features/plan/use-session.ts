import { useCallback } from 'react';
import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import { AHEAD_MS } from '../../../shared/sessions/occurrences.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/** How one gets into something planned now; undefined where it is not the time. */
export type SessionDoor = 'enter' | 'start' | 'wait';

export function isLive({ lesson, lessonEndedAt }: SessionRow): boolean {
  return lesson !== '' && lessonEndedAt === 0;
}

/**
 * Whoever may begin it can do so ten minutes before; the others can wait for it from then on. It ends with its
 * lesson, also before its time.
 */
export function doorOf(row: SessionRow, now: number): SessionDoor | undefined {
  if (isLive(row)) return 'enter';
  const isTime = now >= row.at - AHEAD_MS && now < row.endsAt;
  if (!isTime || row.isCancelled || row.lesson !== '') return undefined;
  return row.canStart ? 'start' : 'wait';
}

/** Goes through the door of something planned. */
export function useSession() {
  const { go } = useNavigation();
  const start = useCommand(bridge().lesson.start);
  const { run } = start;
  const pass = useCallback(
    async ({ id, day, chat, type, lesson }: SessionRow, door: SessionDoor) => {
      if (door === 'enter') return go({ to: 'lesson', id: lesson, chat });
      if (door === 'wait') return go({ to: 'lobby', of: { session: id, day, chat } });
      const outcome = await run({ chat, type, plan: id });
      if (outcome.ok) go({ to: 'lesson', id: outcome.value.lesson, chat });
    },
    [go, run],
  );
  return { pass, isStarting: start.isRunning, error: start.error, clearError: start.clearError };
}
