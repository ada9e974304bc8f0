import { ensureRxStorageInstanceParamsAreCorrect, type RxStorage, RXDB_VERSION } from 'rxdb';
import { Subject } from 'rxjs';
import { MEMORY_PATH, VaultConnection, type VaultSettings } from './connection.ts';
import { type SharedVault, type SqlcipherInternals, SqlcipherStorageInstance } from './storage-instance.ts';

export type { VaultSettings } from './connection.ts';
export type { SqlcipherInternals } from './storage-instance.ts';

interface OpenVault extends SharedVault {
  instances: number;
}

/**
 * RxDB's storage in one encrypted file, or in memory: all collections of one database, in this process, over
 * one connection that opens with the first collection and closes with the last.
 *
 * Opening a collection rejects with AppError: `vaultWrongKey`, `vaultForeign`, `vaultDamaged`, `vaultBusy`,
 * `diskFull`; so do reads and writes that meet a damaged or full disk later.
 */
export function getRxStorageSqlcipher(settings: VaultSettings): RxStorage<SqlcipherInternals, object> {
  const vaults = new Map<string, OpenVault>();
  return {
    name: 'sqlcipher',
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      await Promise.resolve();
      // A file is one database whatever it is called; in memory each name has its own.
      const name = settings.path === MEMORY_PATH ? params.databaseName : '';
      const vault = vaults.get(name) ?? openVault(settings, () => vaults.delete(name));
      vaults.set(name, vault);
      vault.instances += 1;
      try {
        return new SqlcipherStorageInstance(params, vault);
      } catch (error) {
        vault.release();
        throw error;
      }
    },
  };
}

function openVault(settings: VaultSettings, onClosed: () => void): OpenVault {
  const connection = new VaultConnection(settings);
  const changes = new Map<string, Subject<unknown>>();
  const vault: OpenVault = {
    connection,
    instances: 0,
    changesOf(table) {
      const known = changes.get(table);
      if (known) return known;
      const made = new Subject<unknown>();
      changes.set(table, made);
      return made;
    },
    release() {
      vault.instances -= 1;
      if (vault.instances > 0) return;
      onClosed();
      connection.close();
    },
  };
  return vault;
}
