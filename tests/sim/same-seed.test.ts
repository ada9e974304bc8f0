import { expect, test } from 'vitest';
import { World } from './world.ts';

/** Everything that happened in the world of a seed. */
async function traceOf(seed: number): Promise<readonly string[]> {
  const trace: string[] = [];
  const world = new World(seed, { trace });
  await world.begin();
  await world.live(100);
  await world.close();
  return trace;
}

test.each([1, 2, 3, 5, 8])('seed %i is the same world every time', async (seed) => {
  const trace = await traceOf(seed);
  expect(trace.length).toBeGreaterThan(100);
  expect(await traceOf(seed)).toEqual(trace);
});
