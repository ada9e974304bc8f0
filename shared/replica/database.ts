import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { envelopeSchema, localSchema, noConflicts, type LocalDocument } from './rx-schema.ts';

export interface ReplicaCollections {
  directory: RxCollection<ReplicaDocument>;
  chats: RxCollection<ReplicaDocument>;
  messages: RxCollection<ReplicaDocument>;
  marks: RxCollection<ReplicaDocument>;
  ledger: RxCollection<ReplicaDocument>;
  shelf: RxCollection<ReplicaDocument>;
  local: RxCollection<LocalDocument>;
}

export type ReplicaDatabase = RxDatabase<ReplicaCollections>;

export interface OpenDatabaseOptions {
  readonly name: string;
  readonly storage: RxStorage<unknown, unknown>;
}

/**
 * Opens the seven collections of a replica (of the 13 that RxDB's free core allows per thread). Throws what
 * the storage throws; then nothing stays open, so that it can be tried again.
 */
export async function openReplicaDatabase({ name, storage }: OpenDatabaseOptions): Promise<ReplicaDatabase> {
  const database = await createRxDatabase<ReplicaCollections>({
    name,
    storage,
    multiInstance: false,
    eventReduce: true,
    ignoreDuplicate: false,
  });
  try {
    await addCollections(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function addCollections(database: ReplicaDatabase): Promise<void> {
  const conflictHandler = noConflicts<ReplicaDocument>();
  await database.addCollections({
    directory: { schema: envelopeSchema('directory'), conflictHandler },
    chats: { schema: envelopeSchema('chats'), conflictHandler },
    messages: { schema: envelopeSchema('messages'), conflictHandler },
    marks: { schema: envelopeSchema('marks'), conflictHandler },
    ledger: { schema: envelopeSchema('ledger'), conflictHandler },
    shelf: { schema: envelopeSchema('shelf'), conflictHandler },
    local: { schema: localSchema, conflictHandler: noConflicts<LocalDocument>() },
  });
}
