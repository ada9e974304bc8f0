import { join } from 'node:path';
import { VaultConnection } from '../../../electron/replica/sqlcipher-storage/connection.ts';
import { RxReplicaStore } from '../../../shared/replica/rx-replica-store.ts';
import type { AcceptedDocument } from '../../../shared/schema/envelope.ts';
import type { ReplicaDocument } from '../../../shared/sync/replica-document.ts';
import { BATCH, KEY, openVault, TABLE } from './vault.ts';
import { RawMessages } from './raw-messages.ts';

export interface Writing {
  readonly rxMs: number;
  readonly rawMs: number;
}

/** Writes the same messages through RxDB and straight into SQLCipher, batch by batch in turns. */
export async function measureWriting(path: string, messages: readonly AcceptedDocument[]): Promise<Writing> {
  const statements = await emptyVault(path);
  const raw = new RawMessages(join(path, '..', 'raw.db'), KEY, TABLE, statements);
  const database = await openVault(path);
  let rxMs = 0;
  let rawMs = 0;
  for (let from = 0; from < messages.length; from += BATCH) {
    const batch = messages
      .slice(from, from + BATCH)
      .map((message): ReplicaDocument => ({ ...message, queue: '', refusal: '' }));
    const throughRx = async () => {
      const { error } = await database.messages.bulkInsert(batch);
      if (error.length > 0) throw new Error('messages were not stored');
    };
    // Whoever comes second finds the processor warmer and the disk busier.
    const isRxFirst = (from / BATCH) % 2 === 0;
    if (isRxFirst) rxMs += await timed(throughRx);
    rawMs += await timed(() => raw.write(batch));
    if (!isRxFirst) rxMs += await timed(throughRx);
  }
  await database.close();
  raw.close();
  return { rxMs, rawMs };
}

/** What a replica's store takes for the same: it reads what is held, merges, and keeps checkpoints. */
export async function measureApplying(path: string, messages: readonly AcceptedDocument[]): Promise<number> {
  const store = new RxReplicaStore(await openVault(path));
  const totalMs = await timed(async () => {
    for (let from = 0; from < messages.length; from += BATCH) {
      await store.apply(messages.slice(from, from + BATCH), []);
    }
  });
  await store.close();
  return totalMs;
}

/** Makes the tables of a replica, and returns the statements that make the one of messages. */
async function emptyVault(path: string): Promise<string[]> {
  await (await openVault(path)).close();
  const connection = new VaultConnection({ path, key: KEY });
  const rows = connection.run((database) =>
    database.prepare('SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL').all([TABLE]),
  );
  connection.close();
  return rows.map(({ sql }) => String(sql));
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
