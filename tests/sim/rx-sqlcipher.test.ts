import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { describeRxSeeds } from './rx-seeds.ts';

const key = new Uint8Array(32).fill(7);

describeRxSeeds('sqlcipher', () => getRxStorageSqlcipher({ path: ':memory:', key }));
