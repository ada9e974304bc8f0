import { Worker } from 'node:worker_threads';
import type { ReplicaThread } from './client.ts';

/**
 * Starts the replica thread from its bundle.
 * @param onError what the thread died of; its end is told to the client as well
 */
export function startWorkerThread(path: string, onError: (error: unknown) => void): ReplicaThread {
  const worker = new Worker(path, { name: 'replica' });
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
