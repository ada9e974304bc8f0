import { afterAll, describe, test } from 'vitest';
import { addFigures, type Figures, noFigures } from './figures.ts';
import { onceFailed } from './once-failed.ts';
import { runSeed } from './run-seed.ts';

/** The files among which the seeds are divided, so that they run side by side. */
const PARTS = 4;
/** How many; `npm run test:long` runs more, `npm run sim` any others. */
const SEEDS = Number(process.env['SEEDS'] ?? 1000);

/** Declares every fourth seed as a test, and of those that once failed likewise. */
export function describeSeeds(part: number): void {
  const isOfThisPart = (seed: number) => seed % PARTS === part % PARTS;
  const known = onceFailed.filter(([seed]) => isOfThisPart(seed));
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1).filter(isOfThisPart);

  describe('devices and a hub that lose wires, programs, disks and the time', () => {
    let sum: Figures = noFigures;
    const run = async (seed: number) => {
      sum = addFigures(sum, await runSeed(seed));
    };
    afterAll(() => console.log(`part ${part}: ${JSON.stringify(sum)}`));

    test.each(known)('end equal: seed %i, which once showed that %s', run);
    test.each(seeds)('end equal: seed %i', run);
  });
}
