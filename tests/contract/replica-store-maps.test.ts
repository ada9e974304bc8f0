import { MemoryReplicaStore } from '../../shared/testing/memory-replica-store.ts';
import { runReplicaStoreContract } from './replica-store-contract.ts';

runReplicaStoreContract('maps', () => {
  const store = new MemoryReplicaStore();
  return Promise.resolve({ store, held: (id) => Promise.resolve(store.documents.get(id)) });
});
