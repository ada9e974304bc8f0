import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqlcipherHubStore } from '../../server/store/sqlcipher-hub-store.ts';
import { openMemoryStore, openTestStore, TEST_STORE_KEY } from '../fixtures/hub-store.ts';
import { runHubStoreContract } from './hub-store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'zvonok-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let opened = 0;
let path = '';

runHubStoreContract('SQLCipher in memory', openMemoryStore);
runHubStoreContract(
  'a SQLCipher file',
  () => openTestStore((path = join(folder, `${++opened}.db`))),
  async (store) => {
    await store.close();
    const newNames = () => ({ hub: 'xxxxxxxxxxxx', epoch: 'xxxxxxxx' });
    return openSqlcipherHubStore({ path, key: TEST_STORE_KEY, newNames });
  },
);
