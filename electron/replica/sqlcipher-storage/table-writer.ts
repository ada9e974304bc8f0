import type { Database } from '@signalapp/sqlcipher';
import type {
  BulkWriteRow,
  CategorizeBulkWriteRowsOutput,
  RxAttachmentData,
  RxAttachmentWriteData,
  RxDocumentData,
} from 'rxdb';
import { orderedText } from './ordered-text.ts';
import { textOfDocument } from './stored-document.ts';
import { columnReader, type SqlValue, type TableLayout } from './table-layout.ts';

/** Bytes of attachments, read before the transaction begins, since reading a Blob takes a turn. */
export type AttachmentBytes = ReadonlyMap<RxAttachmentData, Uint8Array<ArrayBuffer>>;

/** Writes documents that were found free of conflicts. */
export class TableWriter<D> {
  readonly #layout: TableLayout;
  readonly #idOf: (document: RxDocumentData<D>) => string;
  readonly #indexedValues: (document: RxDocumentData<D>) => SqlValue[];
  readonly #insert: string;
  readonly #update: string;

  constructor(layout: TableLayout, idOf: (document: RxDocumentData<D>) => string) {
    this.#layout = layout;
    this.#idOf = idOf;
    this.#indexedValues = columnReader<RxDocumentData<D>>(layout.indexed);
    const columns = ['rev', 'deleted', 'lwt', ...layout.indexed.map(({ sql }) => sql), 'data', 'id'];
    this.#insert = `INSERT INTO ${layout.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    const changes = columns.slice(0, -1).map((column) => `${column} = ?`);
    this.#update = `UPDATE ${layout.name} SET ${changes.join(', ')} WHERE id = ?`;
  }

  write(database: Database, of: CategorizeBulkWriteRowsOutput<D>, bytes: AttachmentBytes): void {
    const insert = database.prepare(this.#insert);
    for (const { document } of of.bulkInsertDocs) insert.run(this.#values(document));
    const update = database.prepare(this.#update);
    for (const { document } of of.bulkUpdateDocs) update.run(this.#values(document));
    if (this.#layout.hasAttachments) this.#writeAttachments(database, of, bytes);
  }

  #values(document: RxDocumentData<D>): SqlValue[] {
    return [
      document._rev,
      document._deleted ? 1 : 0,
      document._meta.lwt,
      ...this.#indexedValues(document),
      textOfDocument(document),
      orderedText(this.#idOf(document)),
    ];
  }

  #writeAttachments(database: Database, of: CategorizeBulkWriteRowsOutput<D>, bytes: AttachmentBytes): void {
    const table = this.#layout.attachments;
    for (const { documentId, attachmentId } of of.attachmentsRemove) {
      database.prepare(`DELETE FROM ${table} WHERE document = ? AND id = ?`).run([documentId, attachmentId]);
    }
    for (const { documentId, attachmentId, attachmentData, digest } of [
      ...of.attachmentsAdd,
      ...of.attachmentsUpdate,
    ]) {
      const data = bytes.get(attachmentData);
      if (!data) throw new Error('an attachment comes without its data');
      database
        .prepare(`INSERT OR REPLACE INTO ${table} (document, id, digest, type, data) VALUES (?, ?, ?, ?, ?)`)
        .run([documentId, attachmentId, digest, attachmentData.type, data]);
    }
  }
}

/** Reads the data of all attachments that rows bring with them. */
export async function attachmentBytes<D>(rows: readonly BulkWriteRow<D>[]): Promise<AttachmentBytes> {
  const bytes = new Map<RxAttachmentData, Uint8Array<ArrayBuffer>>();
  for (const { document } of rows) {
    for (const attachment of Object.values(document._attachments)) {
      if (isWithData(attachment)) bytes.set(attachment, new Uint8Array(await attachment.data.arrayBuffer()));
    }
  }
  return bytes;
}

function isWithData(
  attachment: RxAttachmentData | RxAttachmentWriteData,
): attachment is RxAttachmentWriteData {
  return 'data' in attachment && attachment.data instanceof Blob;
}
