import type { RxDocumentData, RxStorageDefaultCheckpoint } from 'rxdb';
import type { VaultConnection } from './connection.ts';
import { orderedText } from './ordered-text.ts';
import { DOCUMENT_COLUMNS, documentOfRow } from './stored-document.ts';
import type { TableLayout } from './table-layout.ts';

/** Reads documents of one table by their ids and by when they were written. */
export class TableReader<D> {
  readonly #connection: VaultConnection;
  readonly #layout: TableLayout;

  constructor(connection: VaultConnection, layout: TableLayout) {
    this.#connection = connection;
    this.#layout = layout;
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
    const rows = this.#connection.run((database) =>
      database.prepare(sql).all([JSON.stringify(ids.map(orderedText))]),
    );
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
    const row = this.#connection.run((database) => database.prepare(sql).get([document, attachment, digest]));
    if (!(row?.data instanceof Uint8Array)) throw new Error('attachment does not exist');
    return new Blob([row.data], { type: String(row.type) });
  }

  #documents(where: string, params: (string | number)[]): RxDocumentData<D>[] {
    const sql = `SELECT ${DOCUMENT_COLUMNS} FROM ${this.#layout.name} ${where}`;
    const rows = this.#connection.run((database) => database.prepare(sql).all(params));
    return rows.map(({ rev, deleted, lwt, data }) => documentOfRow<D>(rev, deleted, lwt, data));
  }
}
