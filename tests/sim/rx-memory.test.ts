import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describeRxSeeds } from './rx-seeds.ts';

describeRxSeeds('memory', getRxStorageMemory);
