import { ensureRxStorageInstanceParamsAreCorrect, type RxStorage, RXDB_VERSION } from 'rxdb';
import type { VaultSettings } from './connection.ts';
import { takeVault } from './open-vaults.ts';
import { type SqlcipherInternals, SqlcipherStorageInstance } from './storage-instance.ts';

export type { VaultSettings } from './connection.ts';
export type { SqlcipherInternals } from './storage-instance.ts';

/**
 * RxDB's storage in one encrypted file, or in memory, in this thread. All collections share one connection,
 * which opens with the first of them and closes with the last. As everywhere in RxDB, what was stored is
 * found again under the same names of database and collection.
 *
 * Opening a collection rejects with AppError: `vaultWrongKey`, `vaultForeign`, `vaultDamaged`, `vaultBusy`,
 * `diskFull`; so do reads and writes that meet a damaged file or a full disk later.
 */
export function getRxStorageSqlcipher(settings: VaultSettings): RxStorage<SqlcipherInternals, object> {
  // Whoever gave the key may wipe it, while collections are still to be opened.
  const own = { ...settings, key: settings.key.slice() };
  return {
    name: 'sqlcipher',
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      await Promise.resolve();
      const vault = takeVault(own, params.databaseName);
      try {
        return new SqlcipherStorageInstance(params, vault);
      } catch (error) {
        vault.release();
        throw error;
      }
    },
  };
}
