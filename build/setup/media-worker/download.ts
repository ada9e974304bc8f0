import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../program.ts';
import { mediasoupFolder, workerFileName } from './mediasoup-package.ts';

/** A link that brings nothing for this long is taken as no link; the build then starts. */
const SILENCE_LIMIT_MS = 10_000;
/** Building takes about as long as this on a slow machine, so a slower download is not worth it. */
const TOTAL_LIMIT_MS = 5 * 60_000;
const LOOK_EVERY_MS = 250;
/** The script says this at its good end; when the link breaks, it ends without a word and with code 0. */
const COMPLETE = 'prebuilt binary is valid for current host';

/**
 * Tries the prebuilt worker with the package's own install script, in a folder of its own: the script writes
 * below its working folder, so a cut download leaves nothing in node_modules. Its fallback, a build with
 * Python packages, is switched off by a Python that does not exist.
 * @returns the downloaded file inside the folder, or undefined
 */
export async function tryDownload(
  folder: string,
  onOutput: (text: string) => void,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (process.env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const target = join(folder, 'worker', 'out', 'Release', workerFileName());
  const limit = new AbortController();
  const stopWatching = abortOnSilence(target, limit);
  let output = '';
  try {
    const code = await runProgram({
      command: process.execPath,
      args: [join(mediasoupFolder, 'npm-scripts.mjs'), 'postinstall'],
      cwd: folder,
      env: { ...process.env, PYTHON: join(folder, 'no-python'), MEDIASOUP_WORKER_BIN: '' },
      signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
      onOutput: (text) => {
        output += text;
        onOutput(text);
      },
    });
    return code === 0 && output.includes(COMPLETE) ? target : undefined;
  } catch (error) {
    if (signal?.aborted || !limit.signal.aborted) throw error;
    return undefined;
  } finally {
    stopWatching();
  }
}

function abortOnSilence(target: string, limit: AbortController): () => void {
  const startedAt = Date.now();
  let sizeBytes = 0;
  let grewAt = startedAt;
  const looking = setInterval(() => {
    const now = Date.now();
    const newSizeBytes = statSync(target, { throwIfNoEntry: false })?.size ?? 0;
    if (newSizeBytes > sizeBytes) {
      sizeBytes = newSizeBytes;
      grewAt = now;
    }
    if (now - grewAt > SILENCE_LIMIT_MS || now - startedAt > TOTAL_LIMIT_MS) limit.abort();
  }, LOOK_EVERY_MS);
  return () => clearInterval(looking);
}
