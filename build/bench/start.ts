import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Type from 'typebox';
import { rosterId } from '../../server/documents.ts';
import { readRoster } from '../../server/admin/school-setup.ts';
import { guardOf } from '../../shared/std/parse.ts';
import { bundle } from '../bundle.ts';
import { launchDesktop, stopProcess } from '../drive/desktop.ts';
import { openChat } from '../drive/window.ts';
import { DEMO_ROSTER, PROJECT } from '../drive/project.ts';
import { findElectron } from '../electron-host.ts';
import { referenceWindowMs } from './reference-window.ts';
import { keyToScreenMs } from './key-to-screen.ts';
import { median, printTable } from './table.ts';

const WARM_RUNS = 3;
const PHASES = ['ready', 'window', 'firstPaint', 'page', 'inside', 'chatListInteractive'] as const;
const isMark = guardOf(Type.Object({ at: Type.String(), event: Type.Literal('mark'), name: Type.String() }));

interface Start {
  readonly totalMs: number;
  /** Milliseconds from the command to each mark. */
  readonly marks: ReadonlyMap<string, number>;
}

/**
 * From `npm start` on an installed tree to an interactive chat list with the demonstration school on the
 * embedded hub, and from a key press to the own message on the screen. Reference: the same host opening a
 * window with an empty page.
 */
export async function run(): Promise<void> {
  await bundle({ mode: 'production' });
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-'));
  try {
    const person = await teacherOfDemo();
    const cold = await startOnce(join(folder, 'data'), person);
    const warm: Start[] = [];
    for (let i = 0; i < WARM_RUNS; i++) warm.push(await startOnce(join(folder, 'data'), person));
    const warmMs = median(warm.map((start) => start.totalMs));
    const typical = warm.find((start) => start.totalMs === warmMs) ?? cold;
    const reference = await referenceWindowMs(join(folder, 'reference'));
    const keys = await typing(join(folder, 'data'), person);
    printTable(
      ['phase (ms since npm start)', 'cold', 'warm'],
      PHASES.map((phase) => [phase, cold.marks.get(phase), typical.marks.get(phase)]),
    );
    printTable(
      ['figure', 'ms'],
      [
        ['cold start to chat list', cold.totalMs],
        [`warm start to chat list (median of ${WARM_RUNS})`, warmMs],
        ['reference: the same host, an empty page', reference],
        [`key press to own message, median of ${keys.length}`, median(keys)],
      ],
    );
    const figures = {
      coldStartMs: Math.round(cold.totalMs),
      warmStartMs: Math.round(warmMs),
      keyToScreenMsP50: Number(median(keys).toFixed(1)),
      referenceWindowMs: Math.round(reference),
      host: findElectron().host,
    };
    console.log(JSON.stringify(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function teacherOfDemo(): Promise<string> {
  const { roster } = await readRoster(DEMO_ROSTER);
  const teacher = roster?.people.find(
    (person) => person.familyName === 'Соколова' && person.givenName === 'Анна',
  );
  if (!roster || !teacher) throw new Error('the demonstration school has no Соколова Анна');
  return rosterId(rosterId('', 'school', roster.school.sourcedId), 'person', teacher.sourcedId);
}

async function startOnce(dataFolder: string, person: string): Promise<Start> {
  const log = join(dataFolder, 'logs/zvonok.log');
  const before = existsSync(log) ? readFileSync(log, 'utf8').length : 0;
  const from = Date.now();
  const child = spawn('npm', ['start', '--', '--headless', `--data=${dataFolder}`, `--as=${person}`], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  try {
    for (;;) {
      const marks = existsSync(log)
        ? marksOf(readFileSync(log, 'utf8').slice(before), from)
        : new Map<string, number>();
      const totalMs = marks.get('chatListInteractive');
      if (totalMs !== undefined) return { totalMs, marks };
      if (child.exitCode !== null || Date.now() - from > 120_000)
        throw new Error('the chat list did not come');
      await wait(20);
    }
  } finally {
    await stopGroup(child);
  }
}

function marksOf(text: string, from: number): Map<string, number> {
  const marks = new Map<string, number>();
  for (const line of text.split('\n').filter((one) => one.endsWith('}'))) {
    const entry: unknown = JSON.parse(line);
    if (isMark(entry)) marks.set(entry.name, Date.parse(entry.at) - from);
  }
  return marks;
}

/** npm, the runner, the stand-in and its window are one group; the signal reaches all of them. */
async function stopGroup(child: ChildProcess): Promise<void> {
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await stopProcess(child, ended);
}

async function typing(dataFolder: string, person: string): Promise<readonly number[]> {
  const desktop = await launchDesktop({ dataFolder, args: ['--demo', `--as=${person}`] });
  try {
    await openChat(desktop.page, '7Б, ученики');
    return await keyToScreenMs(desktop.page, 60);
  } finally {
    await desktop.stop();
  }
}
