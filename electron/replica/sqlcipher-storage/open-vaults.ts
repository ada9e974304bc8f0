import { resolve } from 'node:path';
import { Subject } from 'rxjs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { MEMORY_PATH, VaultConnection, type VaultSettings } from './connection.ts';

/** A vault as the collections in it share it. */
export interface SharedVault {
  readonly connection: VaultConnection;
  /** Bulks of changes of one table, for everyone in this thread who has it open. */
  readonly changesOf: (table: string) => Subject<unknown>;
  /** Told once by everyone who took the vault; the last one closes the connection. */
  readonly release: () => void;
}

interface OpenVault extends SharedVault {
  readonly key: Uint8Array;
  users: number;
}

/** A file can be held by one connection only, so whoever opens it again in this thread shares that one. */
const openVaults = new Map<string, OpenVault>();

/**
 * The vault of these settings, opened if nobody has it open. Throws as `VaultConnection` does, and AppError
 * `vaultWrongKey` when it is open under another key.
 * @param databaseName in memory each database has a vault of its own
 */
export function takeVault(settings: VaultSettings, databaseName: string): SharedVault {
  const name = settings.path === MEMORY_PATH ? `memory ${databaseName}` : `file ${resolve(settings.path)}`;
  const known = openVaults.get(name);
  if (known && !Buffer.from(known.key).equals(settings.key)) throw new AppError('vaultWrongKey');
  const vault = known ?? openVault(settings, () => openVaults.delete(name));
  openVaults.set(name, vault);
  vault.users += 1;
  return vault;
}

function openVault(settings: VaultSettings, onClosed: () => void): OpenVault {
  const connection = new VaultConnection(settings);
  const changes = new Map<string, Subject<unknown>>();
  const vault: OpenVault = {
    connection,
    key: settings.key.slice(),
    users: 0,
    changesOf(table) {
      const known = changes.get(table);
      if (known) return known;
      const made = new Subject<unknown>();
      changes.set(table, made);
      return made;
    },
    release() {
      vault.users -= 1;
      if (vault.users > 0) return;
      onClosed();
      vault.key.fill(0);
      connection.close();
    },
  };
  return vault;
}
