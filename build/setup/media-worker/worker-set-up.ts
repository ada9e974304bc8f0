import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCacheFolder } from '../cache-folder.ts';
import { diskFullError, explainFileError, saysDiskFull, SetupError } from '../setup-error.ts';
import { openStepLog } from '../step-log.ts';
import type { StepLog } from '../step-log.ts';
import { ensureSystemPackages } from '../system-packages.ts';
import { buildWorker } from './build.ts';
import { tryDownload } from './download.ts';
import { publishWorker } from './worker-check.ts';
import type { MediaWorkerProgress } from './progress.ts';

export interface WorkerSetUp {
  /** Where the worker shall be. */
  target: string;
  /** Folders in which the work is done; the download's is always removed, the build's after success or failure. */
  downloadFolder: string;
  buildFolder: string;
  mayBuild: boolean;
  onProgress: (progress: MediaWorkerProgress) => void;
  signal?: AbortSignal | undefined;
}

/** Downloads the worker or builds it, and puts it in its place. Throws SetupError if neither works. */
export async function setUpWorker(setUp: WorkerSetUp): Promise<void> {
  const log = openStepLog(join(ensureCacheFolder('logs'), 'media-worker.log'));
  try {
    if (await downloadTo(setUp, (text) => log.add(text))) return;
    if (!setUp.mayBuild || process.platform !== 'linux') throw noDownloadError();
    await ensureSystemPackages(['media-build'], { signal: setUp.signal });
    await buildTo(setUp, log);
  } catch (error) {
    throw explainFileError(error, setUp.buildFolder);
  }
}

async function downloadTo(setUp: WorkerSetUp, onOutput: (text: string) => void): Promise<boolean> {
  setUp.onProgress({ step: 'downloading' });
  try {
    const file = await tryDownload(setUp.downloadFolder, onOutput, setUp.signal);
    return file !== undefined && publishWorker(file, setUp.target);
  } finally {
    rmSync(setUp.downloadFolder, { recursive: true, force: true });
  }
}

async function buildTo(setUp: WorkerSetUp, log: StepLog): Promise<void> {
  const binary = await buildWorker({
    folder: setUp.buildFolder,
    onProgress: setUp.onProgress,
    onOutput: (text) => log.add(text),
    signal: setUp.signal,
  });
  const isPublished = binary !== undefined && publishWorker(binary, setUp.target);
  // After a failure the next attempt starts afresh: what failed may have left a broken tree.
  rmSync(setUp.buildFolder, { recursive: true, force: true });
  if (isPublished) return;
  if (saysDiskFull(log.end())) throw diskFullError(setUp.buildFolder);
  throw new SetupError({
    en: `The media server could not be built, so calls and lessons with voice will not work; the log is ${log.path}`,
    ru: `Не удалось собрать медиасервер, поэтому звонки и уроки с голосом работать не будут; журнал: ${log.path}`,
  });
}

function noDownloadError(): SetupError {
  return new SetupError({
    en: 'The media server could not be downloaded: connect to the Internet once, or name a built worker in MEDIASOUP_WORKER_BIN.',
    ru: 'Не удалось скачать медиасервер: один раз подключитесь к Интернету или укажите собранный файл в MEDIASOUP_WORKER_BIN.',
  });
}
