import type { Figures } from './figures.ts';
import { checkWorld } from './world-checks.ts';
import { World, type WorldOptions } from './world.ts';

const STEPS = 250;
/** One world in so many comes to rest, and is looked at, in the middle of its life as well. */
const WITH_A_REST = 8;

/** Runs one seed to its end. Throws what was found wrong; otherwise says how much happened. */
export async function runSeed(seed: number, options: WorldOptions = {}): Promise<Figures> {
  const world = new World(seed, options);
  const rests = seed % WITH_A_REST === 0 ? 2 : 1;
  try {
    await world.begin();
    for (let n = 0; n < rests; n++) {
      await world.live(STEPS / rests);
      await world.settle();
      await checkWorld(world);
    }
    return world.figures;
  } finally {
    await world.close();
  }
}
