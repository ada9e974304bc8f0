import { parentPort } from 'node:worker_threads';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import type { ReplicaThreadEvent } from '../../shared/ipc/replica-thread.ts';
import { ReplicaHost } from './replica-host.ts';

/** The replica thread: RxDB, storage and replicator of the one open person, asked by main over the port. */
const port = parentPort;
if (!port) throw new Error('the replica thread needs its parent');
const post = (event: ReplicaThreadEvent): void => port.postMessage(event);
const host = new ReplicaHost(post);

port.on('message', (raw: unknown) => {
  const n = numberOf(raw);
  host.run(raw).then(
    (value) => post({ type: 'answer', n, ok: true, value }),
    (error: unknown) => post({ type: 'answer', n, ok: false, error: appErrorData(error) }),
  );
});
post({ type: 'ready' });

function numberOf(raw: unknown): number {
  if (typeof raw === 'object' && raw !== null && 'n' in raw && typeof raw.n === 'number') return raw.n;
  throw new AppError('badRequest');
}
