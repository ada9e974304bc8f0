import type { RxDocumentData, RxStorageDefaultCheckpoint } from 'rxdb';
import type { VaultConnection } from './connection.ts';
import { orderedText } from './ordered-text.ts';
import type { RowCodec } from './row-codec.ts';
import type { TableLayout } from './table-layout.ts';

/** Reads documents of one table by their ids and by when they were written. */
export class TableReader<D> {
  readonly #connection: VaultConnection;
  readonly #layout: TableLayout;
  readonly #codec: RowCodec<D>;

  constructor(connection: VaultConnection, layout: TableLayout, codec: RowCodec<D>) {
    this.#connection = connection;
    this.#layout = layout;
    this.#codec = codec;
  }

  byIds(ids: readonly string[], withDeleted: boolean): RxDocumentData<D>[] {
    if (ids.length === 0) return [];
    const where = withDeleted ? '' : ' AND deleted = 0';
    return this.#documents(`WHERE id IN (SELECT value FROM json_each(?))${where}`, [
      JSON.stringify(ids.map(orderedText)),
    ]);
  }

  /** The revisions that are held, by ordered id. */
  revisions(ids: readonly string[]): Map<string, string> {
    const sql = `SELECT id, rev FROM ${this.#layout.name} WHERE id IN (SELECT value FROM json_each(?))`;
    const rows = this.#all(sql, [JSON.stringify(ids.map(orderedText))]);
    return new Map(rows.map(({ id, rev }) => [String(id), String(rev)]));
  }

  /** In the order in which they were written, the ones after the checkpoint. */
  changedSince(limit: number, { lwt, id }: RxStorageDefaultCheckpoint): RxDocumentData<D>[] {
    return this.#documents('WHERE (lwt, id) > (?, ?) ORDER BY lwt, id LIMIT ?', [
      lwt,
      orderedText(id),
      limit,
    ]);
  }

  /** Throws Error when there is none of this digest. */
  attachment(document: string, attachment: string, digest: string): Blob {
    const sql = `SELECT type, data FROM ${this.#layout.attachments} WHERE document = ? AND id = ? AND digest = ?`;
    const row = this.#connection.run(() =>
      this.#connection.prepare(sql).get([orderedText(document), orderedText(attachment), digest]),
    );
    if (!(row?.data instanceof Uint8Array)) throw new Error('attachment does not exist');
    return new Blob([row.data], { type: String(row.type) });
  }

  #documents(where: string, params: (string | number)[]): RxDocumentData<D>[] {
    const sql = `SELECT ${this.#codec.columns} FROM ${this.#layout.name} ${where}`;
    return this.#all(sql, params).map((row) => this.#codec.decode(row));
  }

  #all(sql: string, params: (string | number)[]): Record<string, unknown>[] {
    return this.#connection.run(() => this.#connection.prepare(sql).all(params));
  }
}
