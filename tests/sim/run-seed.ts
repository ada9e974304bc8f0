import type { Figures } from './figures.ts';
import { checkWorld } from './world-checks.ts';
import { World, type WorldOptions } from './world.ts';

const STEPS = 250;

/** Runs one seed to its end. Throws what was found wrong; otherwise says how much happened. */
export async function runSeed(seed: number, options: WorldOptions = {}): Promise<Figures> {
  const world = new World(seed, options);
  try {
    await world.begin();
    await world.live(STEPS);
    await world.settle();
    await checkWorld(world);
    return world.figures;
  } finally {
    await world.close();
  }
}
