import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../observability/log.ts';
import { currentDirectory } from '../admin/last-roster.ts';
import { readRoster, SchoolSetup } from '../admin/school-setup.ts';
import { describePlan } from '../roster/describe-plan.ts';
import { describeProblem } from '../roster/describe-problem.ts';
import { planRoster } from '../roster/plan.ts';
import { startHub } from '../start-hub.ts';
import type { CliOptions } from './options.ts';

const EXIT_ROSTER_HAS_ERRORS = 3;
const EXIT_WRONG_USE = 2;

/** Imports a roster into a hub's folder, or shows what would change. Nothing is ever half-imported. */
export async function runImport(options: CliOptions): Promise<number> {
  const language = (process.env['LANG'] ?? '').startsWith('ru') ? 'ru' : 'en';
  const { roster, contents, problems, warnings } = await readRoster(options.subject);
  for (const problem of [...problems, ...warnings]) {
    process.stderr.write(`${describeProblem(problem, language)}\n`);
  }
  if (!roster) return EXIT_ROSTER_HAS_ERRORS;
  if (!options.isDryRun && !options.administrator) {
    process.stderr.write('--administrator SOURCED_ID is missing: who administers the school?\n');
    return EXIT_WRONG_USE;
  }
  if (options.isDryRun && !existsSync(join(options.config.data, 'hub.db'))) {
    // Nothing is there yet, and a look must not make it.
    say(describePlan(planRoster(roster, await currentDirectory(undefined, Date.now())), language));
    return 0;
  }
  const running = await startHub({
    config: { ...options.config, port: 0, rtcPort: 0 },
    log: createLog('silent'),
    workerBin: () => Promise.reject(new Error('no media here')),
  });
  try {
    const { store, now } = running.hub;
    say(describePlan(planRoster(roster, await currentDirectory(store, now())), language));
    if (options.isDryRun) return 0;
    const { administrator } = options;
    await new SchoolSetup(running.hub).importRoster({ roster, contents, administrator, isDemo: false });
    say([
      `Imported. The administrator enters with: npm run hub -- slip ${administrator} --data DIR --port N`,
    ]);
    return 0;
  } finally {
    await running.stop();
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
