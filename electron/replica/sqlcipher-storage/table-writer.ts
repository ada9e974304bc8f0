import type {
  BulkWriteRow,
  CategorizeBulkWriteRowsOutput,
  RxAttachmentData,
  RxAttachmentWriteData,
} from 'rxdb';
import type { VaultConnection } from './connection.ts';
import { orderedText } from './ordered-text.ts';
import type { RowCodec } from './row-codec.ts';
import type { TableLayout } from './table-layout.ts';

/** Bytes of attachments, read before the transaction begins, since reading a Blob takes a turn. */
export type AttachmentBytes = ReadonlyMap<RxAttachmentData, Uint8Array<ArrayBuffer>>;

/** Writes documents that were found free of conflicts. */
export class TableWriter<D> {
  readonly #layout: TableLayout;
  readonly #codec: RowCodec<D>;
  readonly #insert: string;
  readonly #update: string;

  constructor(layout: TableLayout, codec: RowCodec<D>) {
    this.#layout = layout;
    this.#codec = codec;
    const columns = codec.columns.split(', ');
    const places = columns.map(() => '?').join(', ');
    this.#insert = `INSERT INTO ${layout.name} (${codec.columns}) VALUES (${places})`;
    const changes = columns.map((column) => `${column} = excluded.${column}`).join(', ');
    this.#update = `${this.#insert} ON CONFLICT (id) DO UPDATE SET ${changes}`;
  }

  write(connection: VaultConnection, of: CategorizeBulkWriteRowsOutput<D>, bytes: AttachmentBytes): void {
    const insert = connection.prepare(this.#insert);
    for (const { document } of of.bulkInsertDocs) insert.run(this.#codec.encode(document));
    const update = connection.prepare(this.#update);
    for (const { document } of of.bulkUpdateDocs) update.run(this.#codec.encode(document));
    if (this.#layout.hasAttachments) this.#writeAttachments(connection, of, bytes);
  }

  #writeAttachments(
    connection: VaultConnection,
    of: CategorizeBulkWriteRowsOutput<D>,
    bytes: AttachmentBytes,
  ): void {
    const table = this.#layout.attachments;
    for (const { documentId, attachmentId } of of.attachmentsRemove) {
      connection
        .prepare(`DELETE FROM ${table} WHERE document = ? AND id = ?`)
        .run([orderedText(documentId), orderedText(attachmentId)]);
    }
    for (const { documentId, attachmentId, attachmentData, digest } of [
      ...of.attachmentsAdd,
      ...of.attachmentsUpdate,
    ]) {
      const data = bytes.get(attachmentData);
      if (!data) throw new Error('an attachment comes without its data');
      connection
        .prepare(`INSERT OR REPLACE INTO ${table} (document, id, digest, type, data) VALUES (?, ?, ?, ?, ?)`)
        .run([orderedText(documentId), orderedText(attachmentId), digest, attachmentData.type, data]);
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
