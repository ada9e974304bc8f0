import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from '../electron-host.ts';
import { runNodeScript } from './child.ts';
import { playwrightFailures, vitestFailures } from './failures.ts';
import {
  addCounts,
  countPlaywrightReport,
  countVitestReport,
  noTests,
  oneFailure,
  parseJson,
  ranNothing,
} from './counts.ts';
import type { TestCounts } from './counts.ts';
import { runLint } from './lint-run.ts';
import { lintSteps } from './lint-steps.ts';

export interface TestRunSettings {
  projectFolder: string;
  /** For the runners' reports; removed by the caller. */
  reportFolder: string;
  runnerArguments: readonly string[];
  signal: AbortSignal;
}

/** How a part is run. */
export interface PartOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** It has only what others leave of the processor. */
  readonly isBackground?: boolean;
}

/** One `npm test`: runs what it is told, and keeps the sum. */
export class TestRun {
  counts: TestCounts = noTests;
  readonly failedChecks: string[] = [];
  private readonly settings: TestRunSettings;
  private readonly summary: string[] = [];
  private readonly failures: string[] = [];

  constructor(settings: TestRunSettings) {
    this.settings = settings;
  }

  async lint({ isBackground = false }: PartOptions = {}): Promise<void> {
    const startedAt = Date.now();
    const results = await runLint(lintSteps, { ...this.settings, isBackground });
    const failed = results.filter(({ isClean }) => !isClean).map(({ name }) => name);
    this.failedChecks.push(...failed);
    this.note('lint', startedAt, failed.length === 0 ? 'clean' : `failed: ${failed.join(', ')}`);
  }

  /** @returns whether the bundles are there; a failed bundle counts as one failed test */
  async bundle(): Promise<boolean> {
    const startedAt = Date.now();
    const { projectFolder, signal } = this.settings;
    const script = join(projectFolder, 'build', 'bundle.ts');
    const isBundled = (await runNodeScript(script, [], { cwd: projectFolder, signal })) === 0;
    if (!isBundled) this.counts = addCounts(this.counts, oneFailure);
    this.note('bundle', startedAt, isBundled ? 'done' : 'failed');
    return isBundled;
  }

  /** Whether a runner has something to do: everything without names, otherwise what is named with its ending. */
  wants(ending: string): boolean {
    const files = this.settings.runnerArguments.filter((one) => /\.(test|spec)\.ts$/.test(one));
    return files.length === 0 || files.some((file) => file.endsWith(ending));
  }

  async vitest(name: string, projects: readonly string[], options: PartOptions = {}): Promise<void> {
    const startedAt = Date.now();
    const report = join(this.settings.reportFolder, `${name}.json`);
    const exitCode = await this.run(
      'vitest/vitest.mjs',
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...this.settings.runnerArguments,
      ],
      options,
    );
    const found = readReport(report);
    this.failures.push(...vitestFailures(parseJson(found), this.settings.projectFolder));
    this.add(name, startedAt, countVitestReport(found, exitCode));
  }

  /**
   * Runs windows.
   * @param ending of the project, behind the name of what the windows run on
   * @returns whether there was something to run: where files are named, a project may have none of them
   */
  async playwright(name: string, ending: string, env: NodeJS.ProcessEnv): Promise<boolean> {
    const project = `${findElectron().host}${ending}`;
    const startedAt = Date.now();
    const report = join(this.settings.reportFolder, `${project}.json`);
    const exitCode = await this.run(
      '@playwright/test/cli.js',
      [
        'test',
        '-c',
        'tests/e2e/playwright.config.ts',
        `--project=${project}`,
        '--pass-with-no-tests',
        '--reporter=list,json',
        ...this.settings.runnerArguments,
      ],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    const found = readReport(report);
    this.failures.push(...playwrightFailures(parseJson(found)));
    const counts = countPlaywrightReport(found, exitCode, true);
    if (ranNothing(counts)) return false;
    this.add(name, startedAt, counts);
    return true;
  }

  /** A part that could not even start counts as one failed test. */
  couldNotRun(name: string, reason: string): void {
    this.counts = addCounts(this.counts, oneFailure);
    this.summary.push(`${name}: not run, ${reason}`);
  }

  /** The last lines of the run, without the counts. */
  summaryLines(): string[] {
    const failedChecks =
      this.failedChecks.length === 0 ? [] : [`Failed checks: ${this.failedChecks.join(', ')}`];
    return [...this.failures, ...this.summary, ...failedChecks];
  }

  private run(script: string, args: readonly string[], options: PartOptions): Promise<number> {
    const { projectFolder, signal } = this.settings;
    return runNodeScript(join(projectFolder, 'node_modules', script), args, {
      cwd: projectFolder,
      signal,
      ...options,
    });
  }

  private add(name: string, startedAt: number, counts: TestCounts): void {
    this.counts = addCounts(this.counts, counts);
    const { passed, failed, skipped } = counts;
    this.note(name, startedAt, `${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  private note(name: string, startedAt: number, result: string): void {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    this.summary.push(`${name}: ${result} (${seconds} s)`);
  }
}

function readReport(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
