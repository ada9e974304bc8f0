// npm test: prepares everything, runs the parts and sums them. The last line is the sum; see test/counts.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTestArguments } from './test/arguments.ts';
import type { TestPart } from './test/arguments.ts';
import { SetupError } from './setup/setup-error.ts';
import { countsLine } from './test/counts.ts';
import { prepareMedia } from './test/media-set-up.ts';
import type { MediaSetUp } from './test/media-set-up.ts';
import { TestRun } from './test/test-run.ts';

const INTERRUPTED_EXIT_CODE = 130;

const interrupted = new SetupError({ en: 'The tests were interrupted.', ru: 'Тесты прерваны.' });

/** How often `--long` repeats what is left to chance. */
const LONG: NodeJS.ProcessEnv = { SEEDS: '5000', RX_SEEDS: '1000', KILL_ROUNDS: '100' };

interface Parts {
  readonly parts: readonly TestPart[];
  readonly isLong: boolean;
}

async function runParts(run: TestRun, { parts, isLong }: Parts, signal: AbortSignal): Promise<void> {
  const env = isLong ? LONG : {};
  const has = (part: TestPart) => parts.includes(part);
  const preparing = has('e2e') ? prepareMedia(signal) : undefined;
  const isBundled = has('unit') || has('e2e') ? await run.bundle() : false;
  if (has('unit')) await run.vitest('unit', ['pure', 'unit', 'contract']);
  const computing = runComputing(run, { has, env, isBackground: preparing !== undefined });
  const media = await preparing;
  const rest = media && (await runWithMedia(run, media, isBundled));
  await computing;
  await rest?.();
}

interface Computing {
  readonly has: (part: TestPart) => boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly isBackground: boolean;
}

/**
 * What only computes, and what is killed. Sound and picture mostly wait for their own time, and need the processor at
 * once when it has come: beside them this takes what they leave.
 */
async function runComputing(run: TestRun, { has, env, isBackground }: Computing): Promise<void> {
  const computing = async () => {
    if (has('lint')) await run.lint({ isBackground });
    if (has('sim')) await run.vitest('sim', ['sim'], { env, isBackground });
  };
  await Promise.all([
    computing(),
    // Whoever is killed mostly waits.
    has('kill') ? run.vitest('kill', ['kill'], { env, isBackground }) : undefined,
  ]);
}

/**
 * Runs what sends and hears sound and picture, one after another.
 * @returns the windows without them, which take the whole machine
 */
async function runWithMedia(
  run: TestRun,
  media: MediaSetUp,
  isBundled: boolean,
): Promise<(() => Promise<void>) | undefined> {
  if (media.kind === 'failed') {
    run.couldNotRun('media', media.lines.join(' '));
    run.couldNotRun('e2e', 'for the same reason');
    return undefined;
  }
  const { env } = media;
  if (run.wants('.test.ts')) await run.vitest('media', ['media'], { env });
  if (!run.wants('.spec.ts')) return undefined;
  if (!isBundled) {
    run.couldNotRun('e2e', 'because the bundle failed');
    return undefined;
  }
  const hasMedia = await run.playwright('e2e with media', '-media', env);
  return async () => {
    const hasOthers = await run.playwright('e2e', '', env);
    if (!hasMedia && !hasOthers) run.couldNotRun('e2e', 'because there is no such test');
  };
}

async function main(): Promise<number> {
  const testArguments = parseTestArguments(process.argv.slice(2));
  if ('error' in testArguments) {
    console.error(
      `${testArguments.error} Usage: npm test -- [--lint] [--unit] [--sim] [--kill] [--e2e] [--long] [FILE…] [-- …]`,
    );
    return 2;
  }
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interruption.abort(interrupted));
  }
  // Hundreds of processes run the same programs: they read what the first of them has compiled.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  const reportFolder = mkdtempSync(join(tmpdir(), 'zvonok-test-'));
  const run = new TestRun({
    projectFolder: join(import.meta.dirname, '..'),
    reportFolder,
    runnerArguments: testArguments.runnerArguments,
    signal: interruption.signal,
  });
  try {
    await runParts(run, testArguments, interruption.signal);
  } finally {
    rmSync(reportFolder, { recursive: true, force: true });
  }
  console.log(['', ...run.summaryLines(), countsLine(run.counts)].join('\n'));
  if (interruption.signal.aborted) return INTERRUPTED_EXIT_CODE;
  return run.counts.failed > 0 || run.failedChecks.length > 0 ? 1 : 0;
}

process.exitCode = await main();
