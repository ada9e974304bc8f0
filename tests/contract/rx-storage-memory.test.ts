import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { runRxStorageContract } from './rx-storage-contract.ts';

runRxStorageContract("RxDB's own in memory", {
  place: () => ({ storage: () => getRxStorageMemory() }),
  isDurable: true,
  isStrict: false,
});
