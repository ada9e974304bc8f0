// npm run sim: runs seeds of the simulator on all cores and names those that fail; see tests/sim.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { addFigures, type Figures, noFigures } from '../tests/sim/figures.ts';
import { runSeed } from '../tests/sim/run-seed.ts';
import { parseSimArguments, SIM_USAGE } from './sim/arguments.ts';
import type { SeedOutcome } from './sim/outcome.ts';

const SEEDS_PER_NEWS = 1000;

/** Runs seeds until none is left or the person interrupts. Returns how many failed. */
async function runMany(from: number, count: number): Promise<number> {
  let next = from;
  let sum: Figures = noFigures;
  const failed: number[] = [];
  const workers: Worker[] = [];
  const end = () => {
    console.log(`${JSON.stringify(sum)}\n${failed.length} failed: ${failed.join(', ') || 'none'}`);
  };
  process.once('SIGINT', () => {
    end();
    process.exit(failed.length > 0 ? 1 : 0);
  });

  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = () => {
        if (next - from >= count) resolve();
        else worker.postMessage(next++);
      };
      worker.on('error', reject);
      worker.on('message', (outcome: SeedOutcome) => {
        if ('fault' in outcome) {
          failed.push(outcome.seed);
          console.log(`seed ${outcome.seed}: ${outcome.fault.split('\n')[0] ?? ''}`);
        } else {
          sum = addFigures(sum, outcome.figures);
          if (sum.seeds % SEEDS_PER_NEWS === 0) console.log(`${sum.seeds} seeds are good`);
        }
        give();
      });
      give();
    });

  for (let n = availableParallelism(); n > 0; n--) {
    workers.push(new Worker(new URL('./sim/sim-worker.ts', import.meta.url)));
  }
  await Promise.all(workers.map(work));
  for (const worker of workers) await worker.terminate();
  end();
  return failed.length;
}

/** Runs one seed and prints everything that happens in it. */
async function runOne(seed: number): Promise<number> {
  const trace: string[] = [];
  try {
    console.log(JSON.stringify(await runSeed(seed, { trace })));
    return 0;
  } catch (error) {
    console.log(`${trace.join('\n')}\n`);
    console.error(error);
    return 1;
  }
}

const chosen = parseSimArguments(process.argv.slice(2));
if ('error' in chosen) {
  console.error(`${chosen.error} Usage: ${SIM_USAGE}`);
  process.exitCode = 2;
} else {
  const failed = chosen.kind === 'one' ? await runOne(chosen.seed) : await runMany(chosen.from, chosen.count);
  process.exitCode = failed > 0 ? 1 : 0;
}
