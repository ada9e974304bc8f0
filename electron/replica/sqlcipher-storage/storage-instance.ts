import {
  categorizeBulkWriteRows,
  now,
  type BulkWriteRow,
  type EventBulk,
  type PreparedQuery,
  type RxDocumentData,
  type RxDocumentWriteData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  type RxStorageWriteError,
  type StringKeys,
} from 'rxdb';
import { filter, type Observable, type Subject } from 'rxjs';
import type { SharedVault } from './open-vaults.ts';
import { orderedText } from './ordered-text.ts';
import { RowCodec } from './row-codec.ts';
import { layoutOf, type TableLayout, tableStatements } from './table-layout.ts';
import { TableQuery } from './table-query.ts';
import { TableReader } from './table-reader.ts';
import type { AnyPreparedQuery } from './table-search.ts';
import { attachmentBytes, type AttachmentBytes, TableWriter } from './table-writer.ts';

type Bulk<D> = EventBulk<RxStorageChangeEvent<RxDocumentData<D>>, RxStorageDefaultCheckpoint>;

/** What an instance tells beside the contract. */
export interface SqlcipherInternals {
  /** SQLite's own plan of a prepared query, line by line. */
  readonly explain: (prepared: AnyPreparedQuery) => string[];
}

const MOST_PURGED_AT_ONCE = 1000;
const NO_BYTES: AttachmentBytes = new Map();

/** One collection in a vault: RxDB's storage contract over one table. */
export class SqlcipherStorageInstance<D> implements RxStorageInstance<
  D,
  SqlcipherInternals,
  object,
  RxStorageDefaultCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;
  readonly options: Readonly<object>;
  readonly internals: SqlcipherInternals;
  readonly #vault: SharedVault;
  readonly #layout: TableLayout;
  readonly #primary: StringKeys<D>;
  readonly #reader: TableReader<D>;
  readonly #query: TableQuery<D>;
  readonly #writer: TableWriter<D>;
  #isOpen = true;

  constructor(params: RxStorageInstanceCreationParams<D, object>, vault: SharedVault) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.#vault = vault;
    this.#layout = layoutOf(`${params.databaseName}/${params.collectionName}`, params.schema);
    this.#primary = keyOf<D>(this.#layout.primary.field);
    vault.connection.transaction((database) => database.exec(tableStatements(this.#layout)));
    const codec = new RowCodec<D>(this.#layout);
    this.#reader = new TableReader(vault.connection, this.#layout, codec);
    this.#query = new TableQuery(vault.connection, this.#layout, codec, params.schema);
    this.#writer = new TableWriter(this.#layout, codec);
    this.internals = { explain: (prepared) => this.#query.explain(prepared) };
  }

  /** One transaction: on the disk when it resolves, undone as a whole when it rejects. */
  async bulkWrite(rows: BulkWriteRow<D>[], context: string): Promise<RxStorageBulkWriteResponse<D>> {
    this.#mustBeOpen();
    const bytes = this.#layout.hasAttachments ? await attachmentBytes(rows) : NO_BYTES;
    this.#mustBeOpen();
    const error: RxStorageWriteError<D>[] = [];
    const bulks = this.#vault.connection.transaction(() =>
      this.#withoutRepeats(rows).map((part) => {
        const { bulk, errors } = this.#write(part, context, bytes);
        error.push(...errors);
        return bulk;
      }),
    );
    const changes = this.#changes();
    for (const bulk of bulks) if (bulk.events.length > 0) changes.next(bulk);
    return { error };
  }

  findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    return this.#answer(() => this.#reader.byIds(ids, withDeleted));
  }

  query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    return this.#answer(() => ({ documents: this.#query.find(prepared) }));
  }

  count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    return this.#answer(() => this.#query.count(prepared));
  }

  getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    return this.#answer(() => this.#reader.attachment(documentId, attachmentId, digest));
  }

  getChangedDocumentsSince(
    limit: number,
    checkpoint?: RxStorageDefaultCheckpoint,
  ): Promise<{ documents: RxDocumentData<D>[]; checkpoint: RxStorageDefaultCheckpoint }> {
    return this.#answer(() => {
      const since = checkpoint ?? { lwt: 0, id: '' };
      const documents = this.#reader.changedSince(limit, since);
      const last = documents.at(-1);
      return { documents, checkpoint: last ? this.#checkpointOf(last) : since };
    });
  }

  changeStream(): Observable<Bulk<D>> {
    this.#mustBeOpen();
    return this.#changes().pipe(filter(isBulk<D>));
  }

  /** Forgets documents that were deleted long enough ago; false when it has to be called again for the rest. */
  cleanup(minimumDeletedTimeMs: number): Promise<boolean> {
    return this.#answer(() => {
      const sql = `DELETE FROM ${this.#layout.name} WHERE deleted = 1 AND lwt <= ? LIMIT ${MOST_PURGED_AT_ONCE}`;
      const { connection } = this.#vault;
      const { changes } = connection.transaction(() =>
        connection.prepare(sql).run([now() - minimumDeletedTimeMs]),
      );
      return changes < MOST_PURGED_AT_ONCE && !connection.shrink();
    });
  }

  async remove(): Promise<void> {
    await this.#answer(() =>
      this.#vault.connection.transaction((database) => {
        database.exec(`DROP TABLE IF EXISTS ${this.#layout.name}`);
        database.exec(`DROP TABLE IF EXISTS ${this.#layout.attachments}`);
      }),
    );
    await this.close();
  }

  close(): Promise<void> {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#vault.release();
    }
    return Promise.resolve();
  }

  #write(rows: BulkWriteRow<D>[], context: string, bytes: AttachmentBytes) {
    const sorted = categorizeBulkWriteRows<D>(this, this.#primary, this.#held(rows), rows, context);
    this.#writer.write(this.#vault.connection, sorted, bytes);
    const last = sorted.newestRow?.document;
    const bulk: Bulk<D> = sorted.eventBulk;
    if (last) bulk.checkpoint = this.#checkpointOf(last);
    return { bulk, errors: sorted.errors };
  }

  /**
   * What the database holds of the documents that are to be written. Where the writer knows the newest
   * revision, the document that he brings is the one that is held, and need not be read.
   */
  #held(rows: readonly BulkWriteRow<D>[]): Map<string, RxDocumentData<D>> {
    const held = new Map<string, RxDocumentData<D>>();
    const revisions = this.#reader.revisions(rows.map(({ document }) => this.#idOf(document)));
    if (revisions.size === 0) return held;
    const otherwise: string[] = [];
    for (const { document, previous } of rows) {
      const id = this.#idOf(document);
      const revision = revisions.get(orderedText(id));
      if (revision === undefined) continue;
      if (previous?._rev === revision) held.set(id, previous);
      else otherwise.push(id);
    }
    for (const document of this.#reader.byIds(otherwise, true)) held.set(this.#idOf(document), document);
    return held;
  }

  /** Rows in parts that name no document twice, so that a second version meets the first one. */
  #withoutRepeats(rows: BulkWriteRow<D>[]): BulkWriteRow<D>[][] {
    const ids = new Set<string>();
    const parts: BulkWriteRow<D>[][] = [];
    let part: BulkWriteRow<D>[] = [];
    for (const row of rows) {
      const id = this.#idOf(row.document);
      if (ids.has(id)) {
        parts.push(part);
        part = [];
        ids.clear();
      }
      ids.add(id);
      part.push(row);
    }
    return [...parts, part];
  }

  #checkpointOf(document: RxDocumentData<D>): RxStorageDefaultCheckpoint {
    return { id: this.#idOf(document), lwt: document._meta.lwt };
  }

  #idOf(document: RxDocumentData<D> | RxDocumentWriteData<D>): string {
    const id: unknown = document[this.#primary];
    if (typeof id !== 'string') throw new TypeError('a primary key is a string');
    return id;
  }

  #changes(): Subject<unknown> {
    return this.#vault.changesOf(this.#layout.name);
  }

  /** The database answers at once; what it throws rejects. */
  async #answer<V>(work: () => V): Promise<V> {
    await Promise.resolve();
    this.#mustBeOpen();
    return work();
  }

  #mustBeOpen(): void {
    if (!this.#isOpen) throw new Error(`the collection ${this.collectionName} is closed`);
  }
}

function keyOf<D>(name: string): StringKeys<D> {
  if (isKeyOf<D>(name)) return name;
  throw new RangeError('a schema names its primary key');
}

function isKeyOf<D>(name: string): name is StringKeys<D> {
  return name !== '';
}

/** Only instances of the same table share a stream. */
function isBulk<D>(value: unknown): value is Bulk<D> {
  return typeof value === 'object' && value !== null;
}
