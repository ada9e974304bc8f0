import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fingerprint } from './bundle/fingerprint.ts';
import { readRecord, writeRecord } from './bundle/record.ts';
import { writeSourceArchive } from './bundle/source-archive.ts';
import {
  BUNDLE_TARGETS,
  isBundleTarget,
  TARGET_FILES,
  type BundleMode,
  type BundleTargetName,
} from './bundle/target-names.ts';
import { waitForLock } from './setup/lock.mjs';

export interface BundleOptions {
  readonly mode: BundleMode;
  /** All targets when missing. */
  readonly only?: readonly BundleTargetName[];
  /** The folder with package.json; this project's when missing. */
  readonly project?: string;
}

export interface BundleResult {
  readonly target: BundleTargetName;
  /** 0 when the bundle was already there. */
  readonly durationMs: number;
  readonly wasFresh: boolean;
}

const PROJECT = dirname(import.meta.dirname);

/**
 * Builds what the application and the hub run from, into `dist`. Targets whose sources, packages and mode
 * did not change are left alone, so that a second start costs only the reading of the sources.
 */
export async function bundle(options: BundleOptions): Promise<readonly BundleResult[]> {
  const project = options.project ?? PROJECT;
  const targets = options.only ?? BUNDLE_TARGETS;
  if (staleTargets(project, targets, options.mode).length === 0) return targets.map(fresh);
  mkdirSync(join(project, 'dist'), { recursive: true });
  // Tests and a start may build at the same moment; the second one then finds everything made.
  const lock = await waitForLock(join(project, 'dist/.bundle.lock'), { pollMs: 100 });
  try {
    const stale = staleTargets(project, targets, options.mode);
    // The lock is kept until the last build has ended, also when another one failed.
    const ended = await Promise.allSettled(stale.map((target) => buildTarget(project, target, options.mode)));
    const built = ended.map((end) => {
      if (end.status === 'rejected') throw end.reason;
      return end.value;
    });
    // The hub hands out the source of exactly what runs.
    if (stale.length > 0) writeSourceArchive(project, join(project, 'dist/source.zip'));
    return targets.map((target) => built.find((result) => result.target === target) ?? fresh(target));
  } finally {
    lock.release();
  }
}

function fresh(target: BundleTargetName): BundleResult {
  return { target, durationMs: 0, wasFresh: true };
}

function staleTargets(
  project: string,
  targets: readonly BundleTargetName[],
  mode: BundleMode,
): BundleTargetName[] {
  const record = readRecord(project);
  return targets.filter((target) => {
    const { sources, output } = TARGET_FILES[target];
    return !existsSync(join(project, output)) || record[target] !== fingerprint(project, sources, mode);
  });
}

async function buildTarget(
  project: string,
  target: BundleTargetName,
  mode: BundleMode,
): Promise<BundleResult> {
  const startedAt = performance.now();
  // Loading the bundler costs half a second, which a start with nothing to build does not pay.
  const [{ build }, { targetConfig }] = await Promise.all([import('vite'), import('./bundle/targets.ts')]);
  const madeFrom = fingerprint(project, TARGET_FILES[target].sources, mode);
  writeRecord(project, target, undefined);
  await build(targetConfig(project, target, mode));
  writeRecord(project, target, madeFrom);
  return { target, durationMs: Math.round(performance.now() - startedAt), wasFresh: false };
}

/** One line for a person: what was built and how long each part took. */
export function describeBundle(results: readonly BundleResult[]): string {
  const built = results.filter((result) => !result.wasFresh);
  if (built.length === 0) return 'Bundles are up to date.';
  return `Built ${built.map((result) => `${result.target} ${(result.durationMs / 1000).toFixed(1)} s`).join(', ')}.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      watch: { type: 'boolean', default: false },
      mode: { type: 'string', default: 'production' },
      only: { type: 'string', multiple: true },
    },
  });
  const mode = values.mode === 'development' || values.watch ? 'development' : 'production';
  const only = values.only?.filter(isBundleTarget);
  if (values.watch) {
    const { watchBundles } = await import('./bundle/watch.ts');
    await watchBundles(PROJECT, only ?? BUNDLE_TARGETS, (event) => {
      console.log(event.error ?? `Built ${event.target} in ${event.durationMs} ms.`);
    });
    return;
  }
  console.log(describeBundle(await bundle(only ? { mode, only } : { mode })));
}

if (import.meta.main) await main();
