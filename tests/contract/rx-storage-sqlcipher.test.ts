import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageSqlcipher } from '../../electron/replica/sqlcipher-storage/index.ts';
import { runRxStorageContract } from './rx-storage-contract.ts';

const KEY = new Uint8Array(32).fill(7);

runRxStorageContract('SQLCipher in a file', {
  place: () => {
    const folder = mkdtempSync(join(tmpdir(), 'zvonok-vault-'));
    const path = join(folder, 'vault.db');
    return {
      storage: () => getRxStorageSqlcipher({ path, key: KEY }),
      tidy: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  isDurable: true,
  isStrict: true,
});

runRxStorageContract('SQLCipher in memory', {
  place: () => ({ storage: () => getRxStorageSqlcipher({ path: ':memory:', key: KEY }) }),
  isDurable: false,
  isStrict: true,
});
