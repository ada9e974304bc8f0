import type { RxStorage } from 'rxdb';
import { afterAll, describe, test } from 'vitest';
import { addFigures, type Figures, noFigures } from './figures.ts';
import { runSeed } from './run-seed.ts';
import { RxDisk } from './rx-disk.ts';

/** How many; `npm run test:long` runs more. */
const SEEDS = Number(process.env['RX_SEEDS'] ?? 100);
/**
 * RxDB opens 13 collections in one thread, and a replica has seven: a second one in RxDB would wait for its
 * place until the first has gone. So one computer keeps its replica there, the first or the second by turns.
 */
const rxDevice = (seed: number) => seed % 2;
const MOST_DEVICES = 4;

/**
 * The same worlds, where one of the computers keeps its replica as the application does. The others keep to the
 * plain store, so that all end equal also across both.
 */
export function describeRxSeeds(name: string, openStorage: () => RxStorage<unknown, unknown>): void {
  describe(`replicas in RxDB over ${name}`, () => {
    let sum: Figures = noFigures;
    afterAll(() => console.log(`RxDB over ${name}: ${JSON.stringify(sum)}`));

    test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('end equal: seed %i', async (seed) => {
      const storage = openStorage();
      const disk = (index: number) =>
        index === rxDevice(seed) ? new RxDisk(`${name} ${seed} ${index}`, storage) : undefined;
      sum = addFigures(sum, await runSeed(seed, { mostDevices: MOST_DEVICES, disk }));
    });
  });
}
