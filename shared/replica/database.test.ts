import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { COLLECTIONS } from '../schema/kinds.ts';
import { openReplicaDatabase } from './database.ts';

test('a replica whose storage refused can be opened again in the same thread', async () => {
  const memory = getRxStorageMemory();
  let isRefusing = true;
  const storage: RxStorage<unknown, unknown> = {
    ...memory,
    createStorageInstance: async (params) => {
      if (isRefusing && params.collectionName === 'marks') throw new Error('the disk is full');
      return memory.createStorageInstance({ ...params, options: {} });
    },
  };
  const open = () => openReplicaDatabase({ name: 'again', storage });
  await expect(open()).rejects.toThrow('the disk is full');
  isRefusing = false;
  const database = await open();
  expect(Object.keys(database.collections).length).toBe(COLLECTIONS.length);
  await database.close();
});
