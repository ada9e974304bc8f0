import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Directory } from '../../shared/directory/directory.ts';
import { ROSTER_SORTS } from '../../shared/ipc/roster-calls.ts';
import { readRoster, SchoolSetup } from '../admin/school-setup.ts';
import { createLog } from '../observability/log.ts';
import { carryOut, differenceNow } from '../roster/carry-out.ts';
import { describeDifference, describeUnfit } from '../roster/describe-difference.ts';
import { describeProblem } from '../roster/describe-problem.ts';
import { differenceSteps } from '../roster/difference.ts';
import type { Roster } from '../roster/roster.ts';
import { atOnce } from '../roster/steps.ts';
import { type RunningHub, startHub } from '../start-hub.ts';
import type { CliOptions } from './options.ts';

const EXIT_ROSTER_HAS_ERRORS = 3;
const EXIT_WRONG_USE = 2;

type Language = 'ru' | 'en';

/** Imports a roster into a hub's folder, or shows what would change; nothing changes unless all files are sound. */
export async function runImport(options: CliOptions): Promise<number> {
  const language = (process.env['LANG'] ?? '').startsWith('ru') ? 'ru' : 'en';
  const { roster, problems, warnings } = await readRoster(options.subject);
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
    sayFirst(roster, language);
    return 0;
  }
  const running = await startHub({
    config: { ...options.config, port: 0, rtcPort: 0 },
    log: createLog('silent'),
    workerBin: () => Promise.reject(new Error('no media here')),
  });
  try {
    if (await running.hub.school()) await update(running, roster, options, language);
    else await create(running, roster, options, language);
    return 0;
  } finally {
    await running.stop();
  }
}

function sayFirst(roster: Roster, language: Language): void {
  const of = { today: new Date().toISOString().slice(0, 10), schoolSourcedId: '' };
  say(describeDifference(atOnce(differenceSteps(roster, new Directory(), of)), language));
}

async function create({ hub }: RunningHub, roster: Roster, options: CliOptions, language: Language) {
  sayFirst(roster, language);
  if (options.isDryRun) return;
  const { administrator, confirmsStaff } = options;
  await new SchoolSetup(hub).importRoster({ roster, administrator, isDemo: false, confirmsStaff });
  say([`Imported. The administrator enters with: npm run hub -- slip ${administrator} --data DIR --port N`]);
}

async function update({ hub }: RunningHub, roster: Roster, options: CliOptions, language: Language) {
  const difference = await differenceNow(hub, roster);
  say(describeDifference(difference, language));
  if (options.isDryRun || difference.movements.length === 0) return;
  const actor = difference.ids.person(options.administrator);
  const { unfit } = await carryOut(hub, { roster, difference, sorts: ROSTER_SORTS, actor, reason: '' });
  say(describeUnfit(unfit));
}

function say(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}
