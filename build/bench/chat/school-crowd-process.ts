import { type DeviceKey, newDeviceKey } from '../../../electron/replica/device-key.ts';
import type { AcceptedDocument } from '../../../shared/schema/envelope.ts';
import type { ReplicaStore } from '../../../shared/sync/replica-store.ts';
import type { Replicator } from '../../../shared/sync/replicator.ts';
import { MemoryReplicaStore } from '../../../shared/testing/memory-replica-store.ts';
import { HybridClock } from '../../../shared/time/hybrid-clock.ts';
import { Random } from '../../demo-school/random.ts';
import { connectTo, replicatorOf, untilLive } from '../sync/client/replicator-of.ts';
import { runs, serve } from '../sync/process/serve.ts';
import { deviceOf, messagePart } from '../sync/school.ts';
import { SCHOOL_CROWD } from './fan-out-commands.ts';
import { Hearing } from './hearing.ts';

const AT_ONCE = 20;
const TEXT = 'Завтра первый урок в кабинете 12, принесите тетради и учебник';
const hearing = new Hearing();

/** Hears what comes and keeps none of it. */
class HearingStore extends MemoryReplicaStore {
  override apply(...of: Parameters<ReplicaStore['apply']>): Promise<void> {
    const [documents, ...rest] = of;
    for (const document of documents) this.#hear(document);
    return super.apply([], ...rest);
  }

  /** What one has written oneself is known. */
  #hear({ id }: AcceptedDocument): void {
    if (!this.documents.has(id)) hearing.hear(id);
  }
}

interface Client {
  readonly person: string;
  readonly key: DeviceKey;
  readonly store: HearingStore;
  readonly clock: HybridClock;
  replicator?: Replicator;
}

const clients = new Map<string, Client>();
let chats: readonly { readonly chat: string; readonly members: readonly string[] }[] = [];

serve(
  runs(SCHOOL_CROWD.prepare, (of) => {
    chats = of.chats;
    const random = new Random(11);
    for (const person of of.people) {
      const clock = new HybridClock({ now: () => Date.now(), device: deviceOf(random) });
      clients.set(person, { person, key: newDeviceKey(), store: new HearingStore(), clock });
    }
    const devices = [...clients.values()].map(({ key }) => Buffer.from(key.publicKey).toString('hex'));
    return Promise.resolve({ devices });
  }),
  runs(SCHOOL_CROWD.connect, async (hub) => {
    const all = [...clients.values()];
    const connect = connectTo({ ...hub, isTls: false });
    for (let from = 0; from < all.length; from += AT_ONCE) {
      await Promise.all(
        all.slice(from, from + AT_ONCE).map(async (client) => {
          const replicator = await replicatorOf({ ...client, connect });
          client.replicator = replicator;
          replicator.start();
          await untilLive(replicator);
        }),
      );
    }
    return null;
  }),
  runs(SCHOOL_CROWD.talk, (of) => hearing.talk({ ...of, hearers: (chats[0]?.members.length ?? 1) - 1, say })),
);

function say(n: number): { readonly name: string; readonly sent: Promise<void> } {
  const { chat = '', members = [] } = chats[n % chats.length] ?? {};
  const client = clients.get(members[Math.floor(n / chats.length) % members.length] ?? '');
  if (!client) throw new Error('nobody is there to say anything');
  const { store, replicator, person, clock } = client;
  const part = messagePart(clock.stamp(), chat, person, TEXT);
  return { name: part.id, sent: store.write(part).then(() => replicator?.wake()) };
}
