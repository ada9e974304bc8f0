import { Worker } from 'node:worker_threads';
import type { ReplicaThread } from './client.ts';

export interface WorkerThreadOptions {
  readonly bundle: string;
  /** Where compiled code is kept between starts. */
  readonly codeCache: string;
  /** What the thread died of; its end is told to the client as well. */
  readonly onError: (error: unknown) => void;
}

/**
 * Room for young objects. The thread holds some 30 MiB whatever its chats hold; left to itself V8 takes another
 * 100 MiB for what dies at once, and the catching up of 100,000 messages is no quicker for it.
 */
const MOST_YOUNG_MIB = 24;

/** Starts the replica thread from its bundle. */
export function startWorkerThread({ bundle, codeCache, onError }: WorkerThreadOptions): ReplicaThread {
  const worker = new Worker(bundle, {
    name: 'replica',
    resourceLimits: { maxYoungGenerationSizeMb: MOST_YOUNG_MIB },
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
