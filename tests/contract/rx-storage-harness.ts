import {
  fillWithDefaultSettings,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type BulkWriteRow,
  type MangoQuery,
  type PreparedQuery,
  type RxDocumentData,
  type RxDocumentWriteData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
} from 'rxdb';

/** A storage under test. */
export interface StorageUnderTest {
  /** A new place for the storage; it goes after the test. */
  readonly place: () => StoragePlace;
  /** Whether what was closed is there when it is opened again. */
  readonly isDurable: boolean;
  /** False for RxDB's own in memory, which counts without regard to a limit and keeps one id twice in a write. */
  readonly isStrict: boolean;
}

export interface StoragePlace {
  /** Every storage of one place finds what the others have kept there. */
  readonly storage: () => RxStorage<unknown, unknown>;
  readonly tidy?: () => void;
}

export type Instance<D> = RxStorageInstance<D, unknown, unknown, RxStorageDefaultCheckpoint>;

/** What the contract's tests keep: an indexed field of every type, and some that only a matcher can ask. */
export interface Pupil {
  id: string;
  name: string;
  age: number;
  isAway: boolean;
  place: { room: string; floor?: number };
  note?: string | null;
  marks?: number[];
  friends?: { name: string; since: number }[];
}

export const PUPILS: RxJsonSchema<Pupil> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    name: { type: 'string', maxLength: 100 },
    age: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.01 },
    isAway: { type: 'boolean' },
    place: {
      type: 'object',
      properties: {
        room: { type: 'string', maxLength: 20 },
        floor: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 1 },
      },
    },
    note: { type: 'string' },
    marks: { type: 'array', items: { type: 'number' } },
    friends: { type: 'array', items: { type: 'object' } },
  },
  required: ['id', 'name', 'age', 'isAway', 'place'],
  indexes: ['name', 'age', ['age', 'name'], ['isAway', 'age'], 'place.room', ['name', 'age', 'id']],
};

export interface OpenOptions {
  readonly database?: string;
  readonly collection?: string;
  readonly isWithAttachments?: boolean;
}

let opened = 0;

export function freshName(of: string): string {
  return `${of}-${++opened}`;
}

export async function openInstance<D>(
  storage: RxStorage<unknown, unknown>,
  schema: RxJsonSchema<D>,
  { database = freshName('database'), collection = 'pupils', isWithAttachments = false }: OpenOptions = {},
): Promise<Instance<D>> {
  const instance = await storage.createStorageInstance<D>({
    databaseInstanceToken: freshName('token'),
    databaseName: database,
    collectionName: collection,
    schema: fillWithDefaultSettings(isWithAttachments ? { ...schema, attachments: {} } : schema),
    options: {},
    multiInstance: false,
    devMode: true,
  });
  return instance as Instance<D>;
}

export function openPupils(place: StoragePlace, options?: OpenOptions): Promise<Instance<Pupil>> {
  return openInstance(place.storage(), PUPILS, options);
}

/** A first version, as RxDB would write it. */
export function first<D>(data: D, height = 1): RxDocumentData<D> {
  return { ...data, _deleted: false, _attachments: {}, _meta: { lwt: now() }, _rev: revision(height) };
}

export function pupil(of: Partial<Pupil> & { readonly id: string }): RxDocumentData<Pupil> {
  return first({ name: 'Анна', age: 12, isAway: false, place: { room: '101' }, ...of });
}

/** The version after a held one. */
export function next<D>(
  previous: RxDocumentData<D>,
  changes: Partial<RxDocumentWriteData<D>>,
): BulkWriteRow<D> & { readonly document: RxDocumentData<D> } {
  const height = Number(previous._rev.split('-')[0]) + 1;
  const meta = { ...previous._meta, lwt: now() };
  return { previous, document: { ...previous, _meta: meta, _rev: revision(height), ...changes } };
}

export function revision(height: number): string {
  return `${height}-test`;
}

export async function write<D>(
  instance: Instance<D>,
  documents: readonly RxDocumentData<D>[],
): Promise<void> {
  const { error } = await instance.bulkWrite(
    documents.map((document) => ({ document })),
    'test',
  );
  if (error.length > 0) throw new Error(`${error.length} documents were not written`);
}

export function prepared<D>(instance: Instance<D>, query: MangoQuery<D>): PreparedQuery<D> {
  return prepareQuery(instance.schema, normalizeMangoQuery(instance.schema, query));
}

export async function idsOf(instance: Instance<Pupil>, query: MangoQuery<Pupil>): Promise<string[]> {
  const { documents } = await instance.query(prepared(instance, query));
  return documents.map(({ id }) => id);
}
