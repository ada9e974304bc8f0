import { Worker } from 'node:worker_threads';
import type { ReplicaThread } from './client.ts';

export interface WorkerThreadOptions {
  readonly bundle: string;
  /** Where compiled code is kept between starts. */
  readonly codeCache: string;
  /** What the thread died of; its end is told to the client as well. */
  readonly onError: (error: unknown) => void;
}

/** Starts the replica thread from its bundle. */
export function startWorkerThread({ bundle, codeCache, onError }: WorkerThreadOptions): ReplicaThread {
  const worker = new Worker(bundle, {
    name: 'replica',
    env: { ...process.env, NODE_COMPILE_CACHE: codeCache },
  });
  worker.on('error', onError);
  return {
    postMessage: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onExit: (listener) => worker.once('exit', listener),
    terminate: async () => {
      await worker.terminate();
    },
  };
}
