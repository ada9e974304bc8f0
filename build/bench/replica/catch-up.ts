import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Type from 'typebox';
import { guardOf } from '../../../shared/std/parse.ts';

export interface CatchUp {
  readonly totalMs: number;
  readonly mainLoopDelayMsP99: number;
  readonly replicaLoopDelayMsP99: number;
}

const isEnd = guardOf(Type.Object({ loopDelayMsP99: Type.Number() }));

/** A catch-up in a thread of its own, while this thread does nothing but hear how far it is. */
export async function measureCatchUp(path: string, count: number): Promise<CatchUp> {
  const thread = new Worker(join(import.meta.dirname, 'catch-up-thread.ts'), { workerData: { path, count } });
  await once(thread, 'message');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  thread.postMessage('begin');
  const replicaLoopDelayMsP99 = await new Promise<number>((resolve, reject) => {
    thread.once('error', reject);
    thread.on('message', (said: unknown) => {
      if (isEnd(said)) resolve(said.loopDelayMsP99);
    });
  });
  const totalMs = performance.now() - from;
  delay.disable();
  await thread.terminate();
  return { totalMs, mainLoopDelayMsP99: delay.percentile(99) / 1e6, replicaLoopDelayMsP99 };
}
