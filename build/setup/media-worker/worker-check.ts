import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { isExecutableFile } from '../program.ts';

/** The worker ends with this code when nobody has told it a version: it was loaded and its libraries are there. */
const STARTED_WITHOUT_VERSION = 41;
const START_LIMIT_MS = 5_000;

/** Whether a worker binary starts on this machine: the right system, all libraries found. */
export function workerStarts(path: string): boolean {
  if (!isExecutableFile(path)) return false;
  const result = spawnSync(path, [], { env: {}, stdio: 'ignore', timeout: START_LIMIT_MS });
  return result.status === STARTED_WITHOUT_VERSION;
}

/**
 * Puts a finished worker where everybody looks for it. Other processes see either nothing or a whole file
 * that starts.
 * @returns false if it does not start; nothing is left behind then
 */
export function publishWorker(built: string, target: string): boolean {
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.draft`;
  try {
    copyFileSync(built, draft);
    chmodSync(draft, 0o755);
    if (!workerStarts(draft)) return false;
    renameSync(draft, target);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}
