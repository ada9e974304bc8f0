import type { RxConflictHandler, RxJsonSchema } from 'rxdb';
import type { CollectionName } from '../schema/kinds.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';

/** What this replica alone knows, by name: checkpoints, later the kept-aside list. */
export interface LocalDocument {
  id: string;
  value: string;
}

const SEQUENCE = { type: 'number', minimum: 0, maximum: 2 ** 45 - 1, multipleOf: 1 } as const;

const envelope = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    kind: { type: 'string', maxLength: 24 },
    scope: { type: 'string', maxLength: 140 },
    parent: { type: 'string', maxLength: 64 },
    by: { type: 'string', maxLength: 64 },
    stamp: { type: 'string', maxLength: 24 },
    gone: { type: 'boolean' },
    body: { type: 'object' },
    hub: { type: 'string', maxLength: 12 },
    epoch: { type: 'string', maxLength: 8 },
    seq: SEQUENCE,
    at: SEQUENCE,
    order: { type: 'string', maxLength: 30 },
    queue: { type: 'string', maxLength: 10 },
    refusal: { type: 'string', maxLength: 4000 },
    oldStamps: { type: 'string', maxLength: 100 },
  },
  required: [
    'id', 'kind', 'scope', 'parent', 'by', 'stamp', 'gone', 'body', 'hub', 'epoch', 'seq', 'at', 'order', 'queue', 'refusal',
  ],
} as const satisfies Omit<RxJsonSchema<ReplicaDocument>, 'indexes'>; // prettier-ignore

const QUEUE_INDEX = ['queue', 'stamp'] as const;
const SCOPE_INDEX = ['scope', 'id'] as const;

type EnvelopeIndex = readonly (keyof ReplicaDocument)[];

const INDEXES: Record<Exclude<CollectionName, 'local'>, readonly EnvelopeIndex[]> = {
  directory: [QUEUE_INDEX, SCOPE_INDEX, ['kind', 'id']],
  chats: [QUEUE_INDEX, SCOPE_INDEX],
  messages: [QUEUE_INDEX, SCOPE_INDEX, ['parent', 'order'], ['parent', 'seq']],
  marks: [QUEUE_INDEX, SCOPE_INDEX],
  ledger: [QUEUE_INDEX, SCOPE_INDEX, ['kind', 'order']],
  shelf: [QUEUE_INDEX, SCOPE_INDEX, ['kind', 'order'], ['parent', 'order']],
};

export function envelopeSchema(collection: Exclude<CollectionName, 'local'>): RxJsonSchema<ReplicaDocument> {
  return {
    ...envelope,
    required: [...envelope.required],
    indexes: INDEXES[collection].map((index) => [...index]),
  };
}

export const localSchema: RxJsonSchema<LocalDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 200 }, value: { type: 'string' } },
  required: ['id', 'value'],
};

/**
 * RxDB's default drops the local change on a conflict. Every write here goes through one queue that
 * merges first, so a conflict means a write that went around it: it is refused loudly.
 */
export function noConflicts<D>(): RxConflictHandler<D> {
  return {
    isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    resolve: () => Promise.reject(new Error('a write went around the replica store')),
  };
}
