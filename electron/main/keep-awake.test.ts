import { expect, test } from 'vitest';
import { KeepAwake } from './keep-awake.ts';

test('F-074 the screen stays on while a projector shows a broadcast, however often it is said, and not longer', () => {
  const on = new Set<number>();
  let last = 0;
  const awake = new KeepAwake({
    start: () => {
      on.add((last += 1));
      return last;
    },
    stop: (id) => on.delete(id),
  });
  awake.set(false);
  expect([awake.isOn, on.size]).toEqual([false, 0]);
  awake.set(true);
  awake.set(true);
  expect([awake.isOn, on.size]).toEqual([true, 1]);
  awake.set(false);
  awake.set(false);
  expect([awake.isOn, on.size]).toEqual([false, 0]);
});
