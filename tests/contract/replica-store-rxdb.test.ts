import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { RxReplicaStore } from '../../shared/replica/rx-replica-store.ts';
import { runReplicaStoreContract } from './replica-store-contract.ts';

let opened = 0;

runReplicaStoreContract('RxDB', async () => {
  const database = await openReplicaDatabase({ name: `contract-${++opened}`, storage: getRxStorageMemory() });
  const { directory, chats, messages, marks } = database;
  return {
    store: new RxReplicaStore(database),
    held: async (id) => {
      for (const collection of [directory, chats, messages, marks]) {
        const found = await collection.findOne(id).exec();
        if (found) return found.toMutableJSON();
      }
      return undefined;
    },
  };
});
