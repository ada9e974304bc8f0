import { ensureMediaWorker, progressSentence } from './media-worker.ts';
import { errorLines } from './setup-error.ts';

/** Makes the media worker in a process of its own, so that nobody waits for it. */
try {
  await ensureMediaWorker({
    mode: 'build',
    onProgress: (progress) => console.log(progressSentence(progress).en),
  });
} catch (error) {
  for (const line of errorLines(error)) console.log(line);
  process.exitCode = 1;
}
