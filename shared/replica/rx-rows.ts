import {
  type BulkWriteRow,
  type MangoQuery,
  type MangoQuerySelector,
  normalizeMangoQuery,
  prepareQuery,
  type PreparedQuery,
  type RxCollection,
  type RxDocumentData,
} from 'rxdb';

/**
 * Reads and writes rows of one collection through its storage, many at once: one question and one
 * transaction instead of one per document. RxDB's own queries see the changes as they see any other.
 */
export class RxRows<D extends object> {
  readonly #collection: RxCollection<D>;
  readonly #context: string;
  readonly #plain: (row: RxDocumentData<D>) => D;

  /** @param plain takes the row's own fields out of what the storage keeps */
  constructor(collection: RxCollection<D>, plain: (row: RxDocumentData<D>) => D) {
    this.#collection = collection;
    this.#plain = plain;
    this.#context = `${collection.name} rows`;
  }

  /** The rows under the ids that are there. */
  async get(ids: readonly string[]): Promise<Map<string, D>> {
    const rows = await this.#raw(ids);
    return new Map([...rows].filter(([, row]) => !row._deleted).map(([id, row]) => [id, this.#plain(row)]));
  }

  /**
   * The rows that a selector finds. Asked of the storage, not of a collection's cached query: that would fail
   * for ever after it has failed once.
   */
  async find(query: MangoQuery<D>): Promise<D[]> {
    const { documents } = await this.#collection.storageInstance.query(this.#prepared(query));
    return documents.map(this.#plain);
  }

  async count(selector: MangoQuerySelector<D>): Promise<number> {
    const { count } = await this.#collection.storageInstance.count(this.#prepared({ selector }));
    return count;
  }

  #prepared(query: MangoQuery<D>): PreparedQuery<D> {
    const { schema } = this.#collection.storageInstance;
    const filled = normalizeMangoQuery<D>(schema, query);
    return prepareQuery<D>(schema, { ...filled, selector: { ...filled.selector, _deleted: { $eq: false } } });
  }

  /**
   * Changes the rows under some ids. What `change` returns takes the row's place; the very row stays as it
   * is, undefined removes it. Throws when the storage did not take all of it; then nothing may be assumed.
   */
  async change(
    ids: readonly string[],
    change: (held: D | undefined, id: string) => D | undefined,
  ): Promise<void> {
    if (ids.length === 0) return;
    const raw = await this.#raw(ids);
    const writes: BulkWriteRow<D>[] = [];
    for (const id of new Set(ids)) {
      const previous = raw.get(id);
      const held = previous && !previous._deleted ? this.#plain(previous) : undefined;
      const next = change(held, id);
      if (next === held) continue;
      if (next) writes.push(rowOf(next, previous, false));
      else if (held) writes.push(rowOf(held, previous, true));
    }
    await this.#write(writes);
  }

  /** Frees what removed rows still take on the disk. */
  async purge(): Promise<void> {
    while (!(await this.#collection.storageInstance.cleanup(0))) continue;
  }

  async #raw(ids: readonly string[]): Promise<Map<string, RxDocumentData<D>>> {
    const { storageInstance, schema } = this.#collection;
    const rows = await storageInstance.findDocumentsById([...new Set(ids)], true);
    return new Map(rows.map((row) => [schema.getPrimaryOfDocumentData(row), row]));
  }

  /** RxDB reports what it did not write instead of throwing; nothing may be lost in silence. */
  async #write(writes: BulkWriteRow<D>[]): Promise<void> {
    if (writes.length === 0) return;
    const { error } = await this.#collection.storageInstance.bulkWrite(writes, this.#context);
    if (error.length > 0) throw new Error(`${error.length} rows were not stored in ${this.#collection.name}`);
  }
}

/** The storage sets revision and time of the write itself. */
function rowOf<D>(data: D, previous: RxDocumentData<D> | undefined, isDeleted: boolean): BulkWriteRow<D> {
  const document: RxDocumentData<D> = {
    ...data,
    _deleted: isDeleted,
    _attachments: {},
    _meta: previous ? { ...previous._meta } : { lwt: 1 },
    _rev: previous?._rev ?? '',
  };
  return previous ? { previous, document } : { document };
}
