import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { awaitedWorkerPath, mediaWorkerPath } from '../setup/media-worker.ts';
import { PROJECT } from './project.ts';

/**
 * The environment that tells a hub where its media worker is or will be. Where there is none yet, it is
 * built beside everything else in a process of low priority that outlives nothing.
 */
export function mediaEnvironment(say: (line: string) => void): Record<string, string> {
  const ready = mediaWorkerPath();
  if (ready) return { MEDIASOUP_WORKER_BIN: ready };
  const builder = spawn(process.execPath, [join(PROJECT, 'build/setup/build-media-worker.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  builder.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line.trim()) say(line);
  });
  process.on('exit', () => builder.kill());
  return { ZVONOK_MEDIA_WORKER: awaitedWorkerPath() };
}
