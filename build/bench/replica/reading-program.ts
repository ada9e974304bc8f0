import { scryptSync } from 'node:crypto';
import { SqlcipherStorageInstance } from '../../../electron/replica/sqlcipher-storage/storage-instance.ts';
import type { ReplicaDatabase } from '../../../shared/replica/database.ts';
import { unsentOrder } from '../../../shared/schema/order.ts';
import { median } from '../table.ts';
import { makeMessages } from './messages.ts';
import type { Readings } from './readings.ts';
import { openVault, p95 } from './vault.ts';

const OPENINGS = 7;
const INSERTS = 200;
const NEWEST = 50;

/**
 * A program of its own, so that its memory is that of a vault in use: opens the vault of the first parameter
 * several times, asks for the newest messages of every chat, and follows one chat while messages come in.
 */
async function run(path: string): Promise<Readings> {
  const scryptMs = timed(() => scryptSync('1234', 'salt', 32, { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 }));
  const chats = [...new Set(makeMessages(5000).map(({ parent }) => parent))];
  const opens: number[] = [];
  const newest: number[] = [];
  let plan = '';
  for (let round = 0; ; round++) {
    const from = performance.now();
    const database = await openVault(path);
    opens.push(performance.now() - from);
    // RxDB answers a question that it was asked before from memory, so each is asked once per opening.
    for (const chat of chats) newest.push(await askNewest(database, chat));
    if (round < OPENINGS - 1) {
      await database.close();
      continue;
    }
    const [chat = ''] = chats;
    plan = planOf(database, chat);
    const updates = await followChat(database, chat);
    const rssMiB = process.memoryUsage.rss() / 2 ** 20;
    await database.close();
    return {
      openMs: median(opens),
      newest50MsP50: median(newest),
      newest50MsP95: p95(newest),
      plan,
      reactiveUpdateMsP50: median(updates),
      reactiveUpdateMsP95: p95(updates),
      scryptMs,
      rssMiB,
    };
  }
}

const newestOf = (database: ReplicaDatabase, chat: string) =>
  database.messages.find({
    selector: { parent: chat, gone: false },
    sort: [{ order: 'desc' }],
    limit: NEWEST,
  });

async function askNewest(database: ReplicaDatabase, chat: string): Promise<number> {
  const from = performance.now();
  const found = await newestOf(database, chat).exec();
  const ms = performance.now() - from;
  if (found.length === 0) throw new Error('a chat has no messages');
  return ms;
}

function planOf(database: ReplicaDatabase, chat: string): string {
  const storage: unknown = database.messages.storageInstance.originalStorageInstance;
  if (!(storage instanceof SqlcipherStorageInstance)) throw new Error('another storage');
  return storage.internals.explain(newestOf(database, chat).getPreparedQuery()).join('; ');
}

/** Milliseconds from each insert, its way to the disk included, to the answer that holds it. */
async function followChat(database: ReplicaDatabase, chat: string): Promise<number[]> {
  const [template] = makeMessages(1);
  if (!template) throw new Error('no message');
  let onNewest: (id: string) => void = () => undefined;
  const first = new Promise<void>((resolve) => (onNewest = () => resolve()));
  const subscription = newestOf(database, chat).$.subscribe((found) => onNewest(found[0]?.id ?? ''));
  await first;
  const updates: number[] = [];
  for (let n = 0; n < INSERTS; n++) {
    const id = `new${String(n).padStart(6, '0')}`;
    const arrived = new Promise<void>((resolve) => (onNewest = (newest) => newest === id && resolve()));
    const order = unsentOrder(id);
    const from = performance.now();
    const stored = database.messages.insert({
      ...template,
      id,
      parent: chat,
      order,
      queue: 'written',
      refusal: '',
    });
    await arrived;
    updates.push(performance.now() - from);
    await stored;
  }
  subscription.unsubscribe();
  return updates;
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

process.stdout.write(JSON.stringify(await run(process.argv[2] ?? '')));
