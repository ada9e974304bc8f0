import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { RxReplicaStore } from '../../shared/replica/rx-replica-store.ts';
import { runReplicaStoreContract } from './replica-store-contract.ts';

const KEY = new Uint8Array(32).fill(7);
let opened = 0;

runReplicaStoreContract('RxDB in a vault', async () => {
  const storage = getRxStorageSqlcipher({ path: ':memory:', key: KEY });
  const database = await openReplicaDatabase({ name: `vault-${++opened}`, storage });
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
