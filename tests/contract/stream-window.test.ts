import type { PreparedQuery } from 'rxdb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { SqlcipherStorageInstance } from '../../electron/replica/sqlcipher-storage/storage-instance.ts';
import { openReplicaDatabase, type ReplicaDatabase } from '../../shared/replica/database.ts';
import type { StreamPlace } from '../../shared/replica/stream/stream-place.ts';
import type { MessagesView } from '../../shared/replica/views.ts';
import { readMarkId } from '../../shared/schema/read-mark.ts';
import type { ReplicaDocument } from '../../shared/sync/replica-document.ts';
import { accept, markPart, messagePart, stampAt, TEST_LOG } from '../../shared/testing/make-documents.ts';
import { ANNA, annaIn, openTestReplica, type TestReplica } from '../../shared/testing/replica-fixture.ts';

const COUNT = 100_000;
const CHAT = 'c1';
const idOf = (n: number) => stampAt(n);

let database: ReplicaDatabase;
let anna: TestReplica;

/** One chat of 100,000 messages, the n-th accepted as the n-th, and a hundred smaller ones around it. */
beforeAll(async () => {
  const storage = getRxStorageSqlcipher({ path: ':memory:', key: new Uint8Array(32).fill(7) });
  database = await openReplicaDatabase({ name: 'stream', storage });
  for (let from = 1; from <= COUNT; from += 5_000) {
    await database.messages.bulkInsert(
      Array.from({ length: 5_000 }, (_, index): ReplicaDocument => {
        const n = from + index;
        const part = messagePart({ by: 'boris', chat: CHAT, stamp: idOf(n), text: `сообщение ${n}` });
        return { ...accept(part, n), queue: '', refusal: '' };
      }),
    );
  }
  const others = Array.from({ length: 1_000 }, (_, n): ReplicaDocument => {
    const part = messagePart({ by: 'boris', chat: `o${n % 100}`, stamp: idOf(COUNT + n + 1) });
    return { ...accept(part, COUNT + n + 1), queue: '', refusal: '' };
  });
  await database.messages.bulkInsert(others);
  anna = await openTestReplica(database);
  await anna.store.apply(
    annaIn(CHAT, '7Б').map((part, index) => accept(part, COUNT + 2_000 + index, 1)),
    [{ scope: `chat:${CHAT}`, log: TEST_LOG, low: 1, high: COUNT }],
  );
}, 120_000);
afterAll(() => anna.replica.close());

const ask = (from: StreamPlace, before = 20, after = 20): Promise<MessagesView> =>
  anna.until('messages', { chat: CHAT, from, before, after });
const numbersOf = ({ rows }: MessagesView) => rows.map(({ text }) => Number(/\d+$/.exec(text)?.[0]));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Anna has read up to the n-th, 0 for never. */
async function readUpTo(n: number): Promise<void> {
  const id = readMarkId(CHAT, ANNA);
  const { marks } = database;
  const held = await marks.findOne(id).exec();
  await held?.remove();
  if (n === 0) return;
  const part = markPart({ by: ANNA, chat: CHAT, upTo: { [TEST_LOG]: n } });
  await marks.incrementalUpsert({ ...accept(part, COUNT + 3_000), queue: '', refusal: '' });
}

describe('a chat of 100,000 messages opens', () => {
  test('at the first unread one', async () => {
    await readUpTo(COUNT - 300);
    const view = await ask({ at: 'unread' });
    expect(numbersOf(view)).toEqual(range(COUNT - 319, COUNT - 279));
    expect(view).toMatchObject({
      firstUnread: idOf(COUNT - 299),
      place: idOf(COUNT - 299),
      hasEarlier: true,
      hasLater: true,
      unreadCount: 100,
      comingBefore: '',
      oldestAt: 1001,
    });
  });

  test('at the first unread one also where tens of thousands are', async () => {
    await readUpTo(40_000);
    const view = await ask({ at: 'unread' });
    expect(view.firstUnread).toBe(idOf(40_001));
    expect(numbersOf(view)).toEqual(range(39_981, 40_021));
  });

  test('at the end where nothing is unread', async () => {
    await readUpTo(COUNT);
    const view = await ask({ at: 'unread' });
    expect(numbersOf(view)).toEqual(range(COUNT - 20, COUNT));
    expect(view).toMatchObject({ firstUnread: '', hasLater: false, place: idOf(COUNT), unreadCount: 0 });
  });

  test('at a row, a moment and the end', async () => {
    expect(numbersOf(await ask({ at: 'row', id: idOf(777) }, 3, 2))).toEqual(range(774, 779));
    expect(numbersOf(await ask({ at: 'time', ms: 1000 + 500 }, 2, 2))).toEqual(range(498, 502));
    expect(numbersOf(await ask({ at: 'newest' }, 2))).toEqual(range(COUNT - 2, COUNT));
  });

  test('at its beginning and beyond its ends', async () => {
    const first = await ask({ at: 'time', ms: 0 }, 5, 3);
    expect(numbersOf(first)).toEqual(range(1, 4));
    expect(first.hasEarlier).toBe(false);
    const last = await ask({ at: 'time', ms: 10_000_000_000 }, 5, 3);
    expect(numbersOf(last)).toEqual(range(COUNT - 5, COUNT));
    expect(last).toMatchObject({ hasLater: false, place: idOf(COUNT) });
  });

  test('near a row that is not here, which is asked for by name', async () => {
    const missing = stampAt(1500, '000000000009');
    const view = await ask({ at: 'row', id: missing }, 2, 2);
    // An id says when its document was begun: the 1,500th millisecond, in which the 500th was accepted.
    expect(numbersOf(view)).toEqual(range(498, 502));
    expect(view.isPlaceHeld).toBe(false);
    await expect.poll(() => anna.store.wanted()).toEqual([missing]);
    await anna.store.answered();
  });
});

test('windows that follow each other show every message once', async () => {
  const seen: number[] = [];
  let id = (await ask({ at: 'time', ms: 0 }, 0, 0)).place;
  for (;;) {
    const view = await ask({ at: 'row', id }, 0, 500);
    seen.push(...numbersOf(view).slice(seen.length === 0 ? 0 : 1));
    if (!view.hasLater || seen.length > 10_000) break;
    id = view.rows.at(-1)!.id;
  }
  expect(seen).toEqual(range(1, seen.length));
});

test('what is still on its way is said at the place where it is missing', async () => {
  const late = range(1, 300).map((n) => {
    const part = messagePart({ by: 'boris', chat: 'late', stamp: idOf(500_000 + n), text: `${n}` });
    return accept(part, n, 500_000 + n);
  });
  const asked = (limit: number) => anna.until('messages', { chat: 'late', limit });
  const checkpoint = { scope: 'chat:late', log: TEST_LOG, low: 101, high: 300 };
  await anna.store.apply(late.slice(100), [checkpoint]);
  expect((await asked(20)).comingBefore).toBe('');
  expect((await asked(250)).comingBefore).toBe(idOf(500_101));
  // One that was sent ahead of its place stands above the gap.
  await anna.store.apply(late.slice(0, 1), []);
  expect((await asked(250)).comingBefore).toBe(idOf(500_101));
  await anna.store.apply(late, [{ ...checkpoint, low: 1 }]);
  expect((await asked(400)).comingBefore).toBe('');
});

test('whatever is asked of a stream is found by an index, and no more of it than is shown', async () => {
  const { storageInstance } = database.messages;
  const inner: unknown = storageInstance.originalStorageInstance;
  if (!(inner instanceof SqlcipherStorageInstance)) throw new Error('another storage');
  const asked: PreparedQuery<ReplicaDocument>[] = [];
  const query = vi.spyOn(storageInstance, 'query').mockImplementation(function (prepared) {
    asked.push(prepared);
    return inner.query(prepared);
  });
  await readUpTo(50_000);
  anna.replica.watch(
    9_999,
    'messages',
    { chat: CHAT, from: { at: 'unread' }, before: 120, after: 120 },
    () => {},
  );
  await expect.poll(() => asked.length).toBeGreaterThan(8);
  await ask({ at: 'time', ms: 60_000 });
  await ask({ at: 'newest' });
  anna.replica.unwatch(9_999);
  query.mockRestore();
  for (const prepared of asked) {
    const plan = inner.internals.explain(prepared).join('; ');
    expect(plan).toMatch(
      /^SEARCH stream\/messages-0 USING INDEX stream\/messages-0 _deleted,parent,(order|seq),id/,
    );
    const isAbout = JSON.stringify(prepared.query.selector).includes('$in');
    // All but what belongs to the rows that are shown is bounded by a number.
    if (!isAbout) expect(prepared.query.limit).toBeLessThanOrEqual(400);
    if (!isAbout)
      expect(plan.replace('USE TEMP B-TREE FOR LAST TERM OF ORDER BY', '')).not.toContain('TEMP B-TREE');
  }
});
