import { type DeviceKey, newDeviceKey } from '../../../../electron/replica/device-key.ts';
import { MemoryReplicaStore } from '../../../../shared/testing/memory-replica-store.ts';
import type { Replicator } from '../../../../shared/sync/replicator.ts';
import type { ReplicaStore } from '../../../../shared/sync/replica-store.ts';
import { runs, serve } from '../process/serve.ts';
import { CROWD } from './client-commands.ts';
import { connectTo, replicatorOf, untilLive } from './replicator-of.ts';

/** Keeps checkpoints and forgets documents: what is measured is the hub. */
class ForgetfulStore extends MemoryReplicaStore {
  override apply(...of: Parameters<ReplicaStore['apply']>): Promise<void> {
    const [, ...rest] = of;
    return super.apply([], ...rest);
  }
}

let person = '';
let keys: readonly DeviceKey[] = [];
const open: Replicator[] = [];

serve(
  runs(CROWD.prepare, (of) => {
    person = of.person;
    keys = Array.from({ length: of.count }, newDeviceKey);
    return Promise.resolve({ devices: keys.map((key) => Buffer.from(key.publicKey).toString('hex')) });
  }),
  runs(CROWD.catchUp, async ({ from, to, ...hub }) => {
    const connect = connectTo({ ...hub, isTls: false });
    const clients = await Promise.all(
      keys.slice(from, to).map((key) => replicatorOf({ store: new ForgetfulStore(), person, key, connect })),
    );
    open.push(...clients);
    for (const client of clients) client.start();
    await Promise.all(clients.map(untilLive));
    return null;
  }),
  runs(CROWD.leave, async () => {
    for (const client of open.splice(0)) await client.stop();
    return null;
  }),
);
