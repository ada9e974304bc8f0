import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot, ensureCacheFolder } from './cache-folder.ts';
import { waitForLock } from './lock.mjs';
import {
  mediasoupFolder,
  mediasoupVersion,
  workerCacheKey,
  workerFileName,
} from './media-worker/mediasoup-package.ts';
import { onlyNews, readProgress, writeProgress } from './media-worker/progress.ts';
import type { MediaWorkerProgress } from './media-worker/progress.ts';
import { workerStarts } from './media-worker/worker-check.ts';
import { setUpWorker } from './media-worker/worker-set-up.ts';
import { SetupError } from './setup-error.ts';

export { progressSentence } from './media-worker/progress.ts';
export type { MediaWorkerProgress } from './media-worker/progress.ts';

export interface MediaWorkerOptions {
  /** `build` compiles the worker if it cannot be downloaded (minutes); `download` gives up instead. */
  mode: 'download' | 'build';
  /** Called when the step or the whole percent changes, also while another process does the work. */
  onProgress?: (progress: MediaWorkerProgress) => void;
  /** Stops the work; a build goes on from there the next time. */
  signal?: AbortSignal;
}

/** A worker that was seen to start stays good for the life of this process. */
let knownPath: string | undefined;

/**
 * The media worker for MEDIASOUP_WORKER_BIN or createWorker's `workerBin`, if there is one that starts here.
 * The first answer costs a few milliseconds, because the binary is run.
 * @throws SetupError if MEDIASOUP_WORKER_BIN names a file that does not start
 */
export function mediaWorkerPath(): string | undefined {
  knownPath ??= chosenWorker() ?? [packagedWorker(), cachedWorker()].find(workerStarts);
  return knownPath;
}

/** Finds the media worker, else downloads or builds it. Rejects with SetupError, or with the signal's reason. */
export async function ensureMediaWorker(options: MediaWorkerOptions): Promise<string> {
  const found = mediaWorkerPath();
  if (found !== undefined) return found;
  const key = currentKey();
  const folder = ensureCacheFolder('mediasoup-worker');
  const progressFile = join(folder, `${key}.progress.json`);
  const onProgress = onlyNews(options.onProgress ?? (() => undefined));
  const lock = await waitForLock(join(folder, `${key}.lock`), {
    signal: options.signal,
    onWait: () => onProgress(readProgress(progressFile)),
  });
  try {
    // Whoever held the lock before may have finished the work.
    const finished = mediaWorkerPath();
    if (finished !== undefined) return finished;
    await setUpWorker({
      target: cachedWorker(),
      downloadFolder: join(folder, `${key}.download`),
      buildFolder: join(folder, `${key}.build`),
      mayBuild: options.mode === 'build',
      signal: options.signal,
      onProgress: onlyNews((progress) => {
        writeProgress(progressFile, progress);
        onProgress(progress);
      }),
    });
  } finally {
    rmSync(progressFile, { force: true });
    lock.release();
  }
  knownPath = cachedWorker();
  return knownPath;
}

function chosenWorker(): string | undefined {
  const chosen = process.env['MEDIASOUP_WORKER_BIN'];
  if (!chosen) return undefined;
  if (workerStarts(chosen)) return chosen;
  throw new SetupError({
    en: `MEDIASOUP_WORKER_BIN names ${chosen}, which does not start as a media server on this computer.`,
    ru: `В MEDIASOUP_WORKER_BIN указан ${chosen}, но на этом компьютере он не запускается как медиасервер.`,
  });
}

function packagedWorker(): string {
  return join(mediasoupFolder, 'worker', 'out', 'Release', workerFileName());
}

/** Where the worker will be once set-up has made it. */
export function awaitedWorkerPath(): string {
  return cachedWorker();
}

function cachedWorker(): string {
  return join(cacheRoot(), 'mediasoup-worker', currentKey(), workerFileName());
}

function currentKey(): string {
  return workerCacheKey(mediasoupVersion(), process.platform, process.arch);
}
