import type { MangoQuery } from 'rxdb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { SqlcipherStorageInstance } from '../../electron/replica/sqlcipher-storage/storage-instance.ts';
import { openReplicaDatabase, type ReplicaDatabase } from '../../shared/replica/database.ts';
import type { ReplicaDocument } from '../../shared/sync/replica-document.ts';
import { accept, messagePart, stampAt } from '../../shared/testing/make-documents.ts';

let database: ReplicaDatabase;

/** 3,000 messages in 30 chats, nearly all of them on the hub: what is written or in one chat is little. */
beforeAll(async () => {
  const storage = getRxStorageSqlcipher({ path: ':memory:', key: new Uint8Array(32).fill(7) });
  database = await openReplicaDatabase({ name: 'plans', storage });
  const messages = Array.from({ length: 3000 }, (_, n): ReplicaDocument => {
    const part = messagePart({ by: 'anna', chat: `c${n % 30}`, stamp: stampAt(n + 1) });
    return { ...accept(part, n + 1), queue: n % 1000 === 0 ? 'written' : '', refusal: '' };
  });
  await database.messages.bulkInsert(messages);
});
afterAll(() => database.close());

/** SQLite's plan without the name of the table, and how many documents the query finds. */
async function planOf(query: MangoQuery<ReplicaDocument>): Promise<{ plan: string; found: number }> {
  const { storageInstance } = database.messages;
  const prepared = database.messages.find(query).getPreparedQuery();
  const inner: unknown = storageInstance.originalStorageInstance;
  if (!(inner instanceof SqlcipherStorageInstance)) throw new Error('another storage');
  const plan = inner.internals.explain(prepared).join('; ');
  const { documents } = await storageInstance.query(prepared);
  return { plan: plan.replaceAll('plans/messages-0', 'messages'), found: documents.length };
}

const SEARCH = 'SEARCH messages USING INDEX messages ';

test('the newest of a chat are read from the end of its index, and only as many as are wanted', async () => {
  const { plan, found } = await planOf({
    selector: { parent: 'c1', gone: false },
    sort: [{ order: 'desc' }],
    limit: 50,
  });
  expect(plan).toContain(`${SEARCH}_deleted,parent,order,id (deleted=? AND .parent=?)`);
  // Equal positions alone are sorted, which stops with the limit.
  expect(plan.replace('USE TEMP B-TREE FOR LAST TERM OF ORDER BY', '')).not.toContain('TEMP B-TREE');
  expect(found).toBe(50);
});

test('what only the matcher knows is searched in the same index, in its order', async () => {
  const { plan } = await planOf({
    selector: { parent: 'c1', 'body.text': { $regex: 'урок' } },
    sort: [{ order: 'desc' }],
    limit: 50,
  });
  expect(plan).toBe(`${SEARCH}_deleted,parent,order,id (deleted=? AND .parent=?)`);
});

test('the unread of a chat lie in a range of its index', async () => {
  const { plan, found } = await planOf({ selector: { parent: 'c1', seq: { $gt: 1500 } } });
  expect(plan).toContain(`${SEARCH}_deleted,parent,seq,id (deleted=? AND .parent=? AND .seq>?)`);
  expect(found).toBe(50);
});

test('what waits for a hub is found by its state, in the order of writing', async () => {
  const { plan, found } = await planOf({
    selector: { queue: 'written' },
    sort: [{ stamp: 'asc' }],
    limit: 100,
  });
  expect(plan).toBe(`${SEARCH}_deleted,queue,stamp,id (deleted=? AND .queue=?)`);
  expect(found).toBe(3);
});

test('of two indexes that fit, the one with fewer entries for these very values is taken', async () => {
  const scope = 'chat:c1';
  const settled = await planOf({ selector: { scope, queue: '' } });
  expect(settled.plan).toContain(`${SEARCH}_deleted,scope,id (deleted=? AND .scope=?)`);
  expect(settled.found).toBe(100);
  const waiting = await planOf({ selector: { scope, queue: 'written' } });
  expect(waiting.plan).toContain(`${SEARCH}_deleted,queue,stamp,id (deleted=? AND .queue=?)`);
});

test('an index that a query names is taken', async () => {
  const { plan } = await planOf({
    selector: { scope: 'chat:c1' },
    index: ['parent', 'seq', 'id'],
  });
  expect(plan).toContain('INDEX messages _deleted,parent,seq,id');
});

test('a document is found by its id without any index, and several likewise', async () => {
  for (const id of [stampAt(5), { $in: [stampAt(5), stampAt(6)] }, { $gt: stampAt(2990) }]) {
    const { plan } = await planOf({ selector: { id } });
    expect(plan).toContain('SEARCH messages USING PRIMARY KEY');
  }
});

test('where no index helps, the table is read once and no index is taken for a good one', async () => {
  const { plan } = await planOf({ selector: { 'body.text': { $regex: 'урок' } }, sort: [{ at: 'asc' }] });
  expect(plan).toContain('SCAN messages');
  expect(plan).not.toContain('INDEX');
});

test('questions of ever new shapes are answered, though only so many statements are kept', async () => {
  for (let alternatives = 1; alternatives <= 350; alternatives++) {
    const $or = Array.from({ length: alternatives }, (_, n) => ({ id: stampAt(n + 1) }));
    const { found } = await planOf({ selector: { $or } });
    expect(found).toBe(alternatives);
  }
  expect((await planOf({ selector: { queue: 'written' } })).found).toBe(3);
});
