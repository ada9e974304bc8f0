import { expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

test('so many at a time, begun in their order, and answered in it', async () => {
  const open: (() => void)[] = [];
  const begun: number[] = [];
  const all = sideBySide([1, 2, 3], 2, async (item) => {
    begun.push(item);
    await new Promise<void>((resolve) => open.push(resolve));
    return item * 10;
  });
  expect(begun).toEqual([1, 2]);
  open[1]?.();
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  open[2]?.();
  open[0]?.();
  expect(await all).toEqual([10, 20, 30]);
});

test('what fails is told when the others have ended', async () => {
  const ended: number[] = [];
  const all = sideBySide([1, 2, 3], 2, async (item) => {
    await Promise.resolve();
    if (item === 1) throw new Error('one');
    ended.push(item);
  });
  await expect(all).rejects.toThrow('one');
  expect(ended).toEqual([2, 3]);
});
