import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { AcceptedDocument } from '../../../../shared/schema/envelope.ts';

export interface StockCollections {
  documents: RxCollection<AcceptedDocument>;
}

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;

/** The envelope as hubs send it, in one collection: one socket, so the fewest bytes. */
const schema: RxJsonSchema<AcceptedDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    kind: text,
    scope: text,
    parent: text,
    by: text,
    stamp: text,
    gone: { type: 'boolean' },
    body: { type: 'object' },
    hub: text,
    epoch: text,
    seq: number,
    at: number,
    order: text,
  },
};

/** RxDB's own memory storage on both sides, as its documentation has it. */
export async function openStockDatabase(name: string): Promise<RxDatabase<StockCollections>> {
  const database = await createRxDatabase<StockCollections>({
    name,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  await database.addCollections({ documents: { schema } });
  return database;
}
