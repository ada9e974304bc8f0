import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import Type from 'typebox';
import { RxReplicaStore } from '../../../shared/replica/rx-replica-store.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import { makeMessages } from './messages.ts';
import { BATCH, openVault } from './vault.ts';

const parse = parserOf('bench.catchUp', Type.Object({ path: Type.String(), count: Type.Integer() }));

/**
 * A replica's thread in a catch-up: applies as many messages as it is told, in batches, to the vault that it
 * is told, once it is told to begin. Says when it is ready, how far it is, and at the end what its own loop had
 * to wait, in milliseconds.
 */
const { path, count } = parse(workerData);
const messages = makeMessages(count);
const store = new RxReplicaStore(await openVault(path));
const delay = monitorEventLoopDelay({ resolution: 1 });
parentPort?.postMessage('ready');
await new Promise((resolve) => parentPort?.once('message', resolve));
delay.enable();
for (let from = 0; from < count; from += BATCH) {
  await store.apply(messages.slice(from, from + BATCH), []);
  parentPort?.postMessage(from + BATCH);
  // Between two batches a replica waits for the next one from the link.
  await new Promise((resolve) => setImmediate(resolve));
}
delay.disable();
await store.close();
parentPort?.postMessage({ loopDelayMsP99: delay.percentile(99) / 1e6 });
