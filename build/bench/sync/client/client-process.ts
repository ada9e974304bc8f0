import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newDeviceKey } from '../../../../electron/replica/device-key.ts';
import { getRxStorageSqlcipher } from '../../../../electron/replica/sqlcipher-storage/index.ts';
import { openReplicaDatabase } from '../../../../shared/replica/database.ts';
import { RxReplicaStore } from '../../../../shared/replica/rx-replica-store.ts';
import type { Replicator } from '../../../../shared/sync/replicator.ts';
import type { Connect } from '../../../../shared/sync/transport.ts';
import { runs, serve } from '../process/serve.ts';
import { CLIENT } from './client-commands.ts';
import { connectTo, replicatorOf, untilLive, untilState } from './replicator-of.ts';

/** One desktop's replica in a process of its own: RxDB over SQLCipher, and the replicator. */
const key = newDeviceKey();
const storedAtMs = new Map<string, number>();
const dialledAtMs: number[] = [];
const openAtMs: number[] = [];
const waiting = new Set<() => void>();
let store: RxReplicaStore | undefined;
let person = '';
let openChat = '';
let replicator: Replicator | undefined;

serve(
  runs(CLIENT.prepare, async (of) => {
    person = of.person;
    openChat = of.openChat;
    mkdirSync(of.folder, { recursive: true });
    const storage = getRxStorageSqlcipher({ path: join(of.folder, 'vault.db'), key: randomBytes(32) });
    const database = await openReplicaDatabase({ name: 'replica', storage });
    store = new RxReplicaStore(database);
    database.messages.eventBulks$.subscribe((bulk) => {
      const at = nowMs();
      for (const { documentId } of bulk.events)
        if (!storedAtMs.has(documentId)) storedAtMs.set(documentId, at);
      for (const look of [...waiting]) look();
    });
    return { device: Buffer.from(key.publicKey).toString('hex') };
  }),
  runs(CLIENT.connect, async (hub) => {
    if (!store) throw new Error('the replica is not there yet');
    replicator = await replicatorOf({ store, person, key, connect: noted(connectTo(hub)) });
    replicator.setOpen(openChat);
    replicator.start();
    return null;
  }),
  runs(CLIENT.disconnect, async () => {
    await replicator?.stop();
    return null;
  }),
  runs(CLIENT.live, async ({ messages }) => {
    await until(() => storedAtMs.size >= messages);
    if (replicator) await untilLive(replicator);
    return { atMs: nowMs() };
  }),
  runs(CLIENT.count, () => Promise.resolve({ messages: storedAtMs.size })),
  runs(CLIENT.stored, async ({ ids }) => {
    await until(() => ids.every((id) => storedAtMs.has(id)));
    return { atMs: ids.map((id) => storedAtMs.get(id) ?? 0) };
  }),
  runs(CLIENT.connections, () => Promise.resolve({ dialledAtMs, openAtMs })),
  runs(CLIENT.offline, async () => {
    if (replicator) await untilState(replicator, 'offline');
    return { atMs: nowMs() };
  }),
);

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

function noted(connect: Connect): Connect {
  return () => {
    dialledAtMs.push(nowMs());
    const dialing = connect();
    dialing.transport.then(
      () => openAtMs.push(nowMs()),
      () => undefined,
    );
    return dialing;
  };
}

function until(isReached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isReached()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}
