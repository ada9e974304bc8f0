import { getRxStorageSqlcipher } from '../../../electron/replica/sqlcipher-storage/index.ts';
import { openReplicaDatabase, type ReplicaDatabase } from '../../../shared/replica/database.ts';

export const DATABASE = 'replica';
/** The table of messages in the vault. */
export const TABLE = `${DATABASE}/messages-0`;
export const BATCH = 200;
/** A vault of the benchmark keeps no secrets. */
export const KEY = new Uint8Array(32).fill(7);

export function openVault(path: string): Promise<ReplicaDatabase> {
  return openReplicaDatabase({ name: DATABASE, storage: getRxStorageSqlcipher({ path, key: KEY }) });
}

/** The value below which 95 of a hundred lie. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
