import { existsSync, rmSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { findProgram, runProgram } from '../program.ts';
import { createNinjaProgressReader } from './ninja-progress.ts';
import type { MediaWorkerProgress } from './progress.ts';
import { prepareSourceTree } from './source-tree.ts';

/** One compiler run of this code base takes up to about this much memory. */
const MEMORY_PER_JOB_BYTES = 1_000_000_000;

export interface BuildSettings {
  /** The build's own folder. After an interruption it is kept and the next build goes on from there. */
  folder: string;
  onProgress: (progress: MediaWorkerProgress) => void;
  onOutput: (text: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Builds the media worker from the sources in the npm package against the system's libraries, at the lowest
 * priority.
 * @returns the path of the finished binary, or undefined if a step failed; rejects when the signal aborts
 */
export async function buildWorker(settings: BuildSettings): Promise<string | undefined> {
  settings.onProgress({ step: 'preparing' });
  prepareSourceTree(settings.folder);
  if (!existsSync(join(settings.folder, 'out', 'build.ninja'))) {
    rmSync(join(settings.folder, 'out'), { recursive: true, force: true });
    if (!(await runStep(settings, 'meson', mesonArguments))) return undefined;
  }
  const readNinja = createNinjaProgressReader();
  const ninjaArguments = ['-C', 'out', '-j', String(jobCount(availableParallelism(), freemem()))];
  // The message headers come first, by themselves: the objects that include them do not say so.
  if (!(await runStep(settings, 'ninja', [...ninjaArguments, 'fbs/FBS']))) return undefined;
  const isBuilt = await runStep(settings, 'ninja', [...ninjaArguments, 'mediasoup-worker'], (text) => {
    const progress = readNinja(text);
    if (!progress) return;
    settings.onProgress({ step: 'compiling', percent: Math.floor((100 * progress.done) / progress.total) });
  });
  if (!isBuilt) return undefined;
  const binary = join(settings.folder, 'out', 'mediasoup-worker');
  // Without its symbols the file is a tenth of the size; it works with them as well.
  if (findProgram('strip')) await runStep(settings, 'strip', [binary]);
  return binary;
}

const mesonArguments = [
  'setup',
  'out',
  '--buildtype=release',
  '-Db_ndebug=true',
  '-Dms_disable_liburing=true',
  '--wrap-mode=nodownload',
];

/** As many compilers as there are processors, but no more than fit into the free memory. */
export function jobCount(processors: number, freeBytes: number): number {
  return Math.max(1, Math.min(processors, Math.floor(freeBytes / MEMORY_PER_JOB_BYTES)));
}

async function runStep(
  settings: BuildSettings,
  command: string,
  args: readonly string[],
  onText?: (text: string) => void,
): Promise<boolean> {
  settings.onOutput(`\n$ ${command} ${args.join(' ')}\n`);
  const code = await runProgram({
    command,
    args,
    cwd: settings.folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', NINJA_STATUS: '[%f/%t] ' },
    isBackground: true,
    signal: settings.signal,
    onOutput: (text) => {
      settings.onOutput(text);
      onText?.(text);
    },
  });
  return code === 0;
}
