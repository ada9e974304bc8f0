import { parentPort } from 'node:worker_threads';
import { runSeed } from '../../tests/sim/run-seed.ts';
import type { SeedOutcome } from './outcome.ts';

/** Runs the seeds that it is given, one after another. */
const port = parentPort;
if (!port) throw new Error('this is no program of its own');

port.on('message', (seed: number) => {
  runSeed(seed).then(
    (figures) => port.postMessage({ seed, figures } satisfies SeedOutcome),
    (error: unknown) => {
      const fault = error instanceof Error ? error.message : String(error);
      port.postMessage({ seed, fault } satisfies SeedOutcome);
    },
  );
});
