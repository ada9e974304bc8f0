import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { SearchIndex } from '../../../shared/search/search-index.ts';
import { MEMORY_PATH, type VaultSettings } from '../sqlcipher-storage/connection.ts';
import { indexKey } from './index-file.ts';
import { SqlcipherSearchIndex } from './sqlcipher-search-index.ts';

const INDEX_NAME = 'search.db';

/**
 * The index of a vault, in a file beside its replica; without a vault in memory. So it is where that file
 * cannot be had (a full disk): then searching works, and begins anew at the next start.
 */
export function openSearchIndex(vault: VaultSettings | undefined): SearchIndex {
  if (vault) {
    const settings = { path: join(dirname(vault.path), INDEX_NAME), key: indexKey(vault.key) };
    try {
      return new SqlcipherSearchIndex(settings);
    } catch {
      process.emitWarning('the search index is in memory this time');
    }
  }
  return new SqlcipherSearchIndex({ path: MEMORY_PATH, key: new Uint8Array(randomBytes(32)) });
}
