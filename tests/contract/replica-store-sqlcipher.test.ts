import { SqlcipherReplicaStore } from '../sim/sqlcipher-replica-store.ts';
import { runReplicaStoreContract } from './replica-store-contract.ts';

runReplicaStoreContract('plain SQLCipher in memory', () => {
  const store = new SqlcipherReplicaStore();
  return Promise.resolve({
    store,
    held: (id) => Promise.resolve(store.all().find((document) => document.id === id)),
  });
});
