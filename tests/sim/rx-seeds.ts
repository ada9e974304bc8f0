import type { RxStorage } from 'rxdb';
import { afterAll, describe, test } from 'vitest';
import { addFigures, type Figures, noFigures } from './figures.ts';
import { runSeed } from './run-seed.ts';
import { RxDisk } from './rx-disk.ts';

/** How many; `npm run test:long` runs more. */
const SEEDS = Number(process.env['RX_SEEDS'] ?? 100);
/** RxDB opens 13 collections in one thread, and a replica has five. */
const RX_DEVICES = 2;
const MOST_DEVICES = 4;

/**
 * The same worlds, where the first two computers keep their replicas as the application does. The others keep
 * to the plain store, so that all end equal also across both.
 */
export function describeRxSeeds(name: string, openStorage: () => RxStorage<unknown, unknown>): void {
  describe(`replicas in RxDB over ${name}`, () => {
    let sum: Figures = noFigures;
    afterAll(() => console.log(`RxDB over ${name}: ${JSON.stringify(sum)}`));

    test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('end equal: seed %i', async (seed) => {
      const storage = openStorage();
      const disk = (index: number) =>
        index < RX_DEVICES ? new RxDisk(`${name} ${seed} ${index}`, storage) : undefined;
      sum = addFigures(sum, await runSeed(seed, { mostDevices: MOST_DEVICES, disk }));
    });
  });
}
