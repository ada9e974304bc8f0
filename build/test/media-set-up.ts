import { ensureMediaWorker, progressSentence } from '../setup/media-worker.ts';
import type { MediaWorkerProgress } from '../setup/media-worker.ts';
import { say } from '../setup/say.mjs';
import { errorLines } from '../setup/setup-error.ts';
import { chromiumPath, ensureSystemPackages } from '../setup/system-packages.ts';

/** What the parts with media and windows need, or the lines that say why it is not there. */
export type MediaSetUp = { kind: 'ready'; env: NodeJS.ProcessEnv } | { kind: 'failed'; lines: string[] };

/** Prepares the media worker and the browser while other parts run; says at once what went wrong. Never rejects. */
export async function prepareMedia(signal: AbortSignal): Promise<MediaSetUp> {
  const givingUp = new AbortController();
  const workerUnderWay = Promise.withResolvers<void>();
  const print = everyTenth();
  const worker = ensureMediaWorker({
    mode: 'build',
    signal: AbortSignal.any([signal, givingUp.signal]),
    onProgress: (progress) => {
      print(progress);
      if (progress.step === 'compiling' || progress.step === 'waiting') workerUnderWay.resolve();
    },
  });
  void worker.then(
    () => workerUnderWay.resolve(),
    () => workerUnderWay.resolve(),
  );
  try {
    // The compiler's packages go before the browser's: compiling takes the longest of all.
    await workerUnderWay.promise;
    await ensureSystemPackages(['chromium', 'fonts', 'speech'], { signal });
    return { kind: 'ready', env: { MEDIASOUP_WORKER_BIN: await worker, CHROMIUM_PATH: chromiumPath() } };
  } catch (error) {
    givingUp.abort(error);
    await worker.catch(() => undefined);
    const lines = errorLines(error);
    for (const line of lines) console.error(line);
    return { kind: 'failed', lines };
  }
}

/** Ten lines for a whole build: it runs beside tests that print, too. */
function everyTenth(): (progress: MediaWorkerProgress) => void {
  let lastTenth = -1;
  return (progress) => {
    if (progress.step === 'compiling') {
      const tenth = Math.floor(progress.percent / 10);
      if (tenth === lastTenth) return;
      lastTenth = tenth;
    }
    say(progressSentence(progress));
  };
}
