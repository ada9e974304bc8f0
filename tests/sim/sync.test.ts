import { describe, test } from 'vitest';
import { World } from './world.ts';

const STEPS = 250;
/** `SEEDS=5000` runs more of them, `SEED=123` runs that one again. */
const SEEDS = Number(process.env['SEEDS'] ?? 300);
const ONLY = process.env['SEED'];

/** Seeds that once failed, each with what was wrong. They are run for ever. */
const ONCE_FAILED: readonly (readonly [seed: number, what: string])[] = [];

async function run(seed: number): Promise<void> {
  const world = new World(seed);
  await world.begin();
  await world.live(STEPS);
  await world.settle();
  await world.check();
}

describe('devices and a hub that lose wires, programs and the time', () => {
  if (ONLY !== undefined) {
    test(`end equal: seed ${ONLY}`, () => run(Number(ONLY)));
    return;
  }
  test.each(ONCE_FAILED)('end equal: seed %i, which once showed that %s', (seed) => run(seed));
  test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('end equal: seed %i', (seed) =>
    run(seed),
  );
});
