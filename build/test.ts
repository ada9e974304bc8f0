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
  const media = has('e2e') ? prepareMedia(signal) : undefined;
  if (has('lint')) await run.lint();
  const isBundled = has('unit') || has('e2e') ? await run.bundle() : false;
  if (has('unit')) await run.vitest('unit', ['pure', 'unit', 'contract']);
  // A simulation only computes, and whoever is killed mostly waits: side by side they take little longer than one.
  await Promise.all([
    has('sim') ? run.vitest('sim', ['sim'], env) : undefined,
    has('kill') ? run.vitest('kill', ['kill'], env) : undefined,
  ]);
  if (media) await runWithMedia(run, await media, isBundled);
}

async function runWithMedia(run: TestRun, media: MediaSetUp, isBundled: boolean): Promise<void> {
  if (media.kind === 'failed') {
    run.couldNotRun('media', media.lines.join(' '));
    run.couldNotRun('e2e', 'for the same reason');
    return;
  }
  if (run.wants('.test.ts')) await run.vitest('media', ['media'], media.env);
  if (!run.wants('.spec.ts')) return;
  if (isBundled) await run.playwright('e2e', media.env);
  else run.couldNotRun('e2e', 'because the bundle failed');
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
