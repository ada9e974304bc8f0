import { expect, test } from 'vitest';
import { ManualTimers } from '../../../../shared/testing/manual-timers.ts';
import { KeepNotes, summed } from './room-notes.ts';

function kept() {
  const timers = new ManualTimers(0);
  const seen: number[] = [];
  const notes = new KeepNotes({ after: (delayMs, run) => timers.after(delayMs, run) });
  notes.subscribe(() => seen.push(notes.getSnapshot().signs.length));
  return { timers, notes, seen };
}
const shown = (participantId: string, sign: 'like' | 'done') =>
  ({ type: 'room.reacted', roomId: 'room', participantId, sign }) as const;

test('F-065 signs are shown for three seconds each, and summed', () => {
  const { timers, notes, seen } = kept();
  notes.take(shown('a', 'like'));
  timers.advance(2_000);
  notes.take(shown('b', 'done'));
  notes.take(shown('c', 'done'));
  expect(summed(notes.getSnapshot().signs)).toEqual([
    ['done', 2],
    ['like', 1],
  ]);
  timers.advance(1_000);
  expect(notes.getSnapshot().signs.map(({ participantId }) => participantId)).toEqual(['b', 'c']);
  timers.advance(2_000);
  expect([notes.getSnapshot().signs, seen]).toEqual([[], [1, 2, 3, 2, 1, 0]]);
});

test('F-065 a pointer is gone when whoever leads takes it away, or does not move it any more', () => {
  const { timers, notes } = kept();
  const at = (x: number, isOn = true) => {
    notes.take({ type: 'pointer.moved', roomId: 'room', participantId: 'a', point: { isOn, x, y: 1 } });
    return notes.getSnapshot().pointer?.x;
  };
  expect([at(1), at(2), at(2, false)]).toEqual([1, 2, undefined]);
  at(3);
  timers.advance(4_000);
  expect(at(4)).toBe(4);
  timers.advance(4_999);
  expect(notes.getSnapshot().pointer?.x).toBe(4);
  timers.advance(1);
  expect(notes.getSnapshot().pointer).toBeUndefined();
});

test('F-065 nothing of a room is left when one leaves it', () => {
  const { timers, notes } = kept();
  notes.take(shown('a', 'like'));
  notes.point({ isOn: true, x: 1, y: 1 });
  notes.clear();
  expect([notes.getSnapshot().signs.length, notes.getSnapshot().pointer, timers.planned]).toEqual([
    0,
    undefined,
    0,
  ]);
});
