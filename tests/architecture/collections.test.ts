import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { COLLECTIONS, KINDS } from '../../shared/schema/kinds.ts';

/** RxDB's free core opens 13 collections in a thread, all databases together; we keep a distance. */
const MOST_COLLECTIONS = 8;

test('a replica opens few collections, and exactly those that the kinds name', async () => {
  const database = await openReplicaDatabase({ name: 'collections-test', storage: getRxStorageMemory() });
  try {
    const opened = Object.keys(database.collections).sort();
    expect(opened).toEqual([...COLLECTIONS].sort());
    expect(opened.length).toBeLessThanOrEqual(MOST_COLLECTIONS);
  } finally {
    await database.close();
  }
});

test('every kind has its collection, and every collection but the local one holds a kind', () => {
  const used = new Set(Object.values(KINDS).map((kind): string => kind.collection));
  expect([...COLLECTIONS].filter((name) => name !== 'local' && !used.has(name))).toEqual([]);
});
