import { scryptSync } from 'node:crypto';
import { takeVault } from '../../../electron/replica/sqlcipher-storage/open-vaults.ts';
import { SqlcipherStorageInstance } from '../../../electron/replica/sqlcipher-storage/storage-instance.ts';
import type { ReplicaDatabase } from '../../../shared/replica/database.ts';
import { unsentOrder } from '../../../shared/schema/order.ts';
import { median } from '../table.ts';
import { makeMessages } from './messages.ts';
import type { Readings } from './readings.ts';
import { DATABASE, KEY, openVault, p95, TABLE } from './vault.ts';

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
  const openAndAsk = async () => {
    const from = performance.now();
    const database = await openVault(path);
    opens.push(performance.now() - from);
    // RxDB answers a question that it was asked before from memory, so each is asked once per opening.
    for (const chat of chats) newest.push(await askNewest(database, chat));
    return database;
  };
  for (let round = 1; round < OPENINGS; round++) await (await openAndAsk()).close();
  // Whoever listens to a table before RxDB does hears of a change at the moment in which it is on the disk.
  const vault = takeVault({ path, key: KEY }, DATABASE);
  const lastCommit = { at: 0 };
  vault.changesOf(`"${TABLE}"`).subscribe(() => (lastCommit.at = performance.now()));
  const database = await openAndAsk();
  const [chat = ''] = chats;
  const plan = planOf(database, chat);
  const updates = await followChat(database, chat, lastCommit);
  const rssMiB = process.memoryUsage.rss() / 2 ** 20;
  await database.close();
  vault.release();
  return {
    openMs: median(opens),
    newest50MsP50: median(newest),
    newest50MsP95: p95(newest),
    plan,
    reactiveUpdateMsP50: median(updates.afterCommit),
    reactiveUpdateMsP95: p95(updates.afterCommit),
    insertToAnswerMsP50: median(updates.afterCall),
    insertToAnswerMsP95: p95(updates.afterCall),
    scryptMs,
    rssMiB,
  };
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

interface Updates {
  /** Milliseconds from the moment in which an insert was on the disk to the answer that holds it. */
  readonly afterCommit: readonly number[];
  /** The same from the call, so with the way to the disk. */
  readonly afterCall: readonly number[];
}

async function followChat(
  database: ReplicaDatabase,
  chat: string,
  lastCommit: { readonly at: number },
): Promise<Updates> {
  const [template] = makeMessages(1);
  if (!template) throw new Error('no message');
  let onNewest: (id: string) => void = () => undefined;
  const first = new Promise<void>((resolve) => (onNewest = () => resolve()));
  const subscription = newestOf(database, chat).$.subscribe((found) => onNewest(found[0]?.id ?? ''));
  await first;
  const afterCommit: number[] = [];
  const afterCall: number[] = [];
  for (let n = 0; n < INSERTS; n++) {
    const id = `new${String(n).padStart(6, '0')}`;
    const arrived = new Promise<void>((resolve) => (onNewest = (newest) => newest === id && resolve()));
    const own = { id, parent: chat, order: unsentOrder(id), queue: 'written', refusal: '' } as const;
    const calledAt = performance.now();
    const stored = database.messages.insert({ ...template, ...own });
    await arrived;
    const arrivedAt = performance.now();
    afterCommit.push(arrivedAt - lastCommit.at);
    afterCall.push(arrivedAt - calledAt);
    await stored;
  }
  subscription.unsubscribe();
  return { afterCommit, afterCall };
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

process.stdout.write(JSON.stringify(await run(process.argv[2] ?? '')));
