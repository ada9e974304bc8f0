import type { RxDocumentData } from 'rxdb';

/** A row as it is read: what every document has stands in columns, the rest in one text. */
export const DOCUMENT_COLUMNS = 'rev, deleted, lwt, data';

interface KeptApart {
  readonly _rev: string;
  readonly _deleted: boolean;
  readonly _meta: { readonly lwt: number };
  readonly _attachments: object;
}

/** The text of a document without what stands in columns. What RxDB keeps for all alike is left out. */
export function textOfDocument<D extends KeptApart>(document: D): string {
  const { _rev, _deleted, _meta, _attachments, ...own } = document;
  const meta = Object.keys(_meta).length > 1 ? { _meta } : undefined;
  const attachments = isEmpty(_attachments) ? undefined : { _attachments };
  return JSON.stringify(meta || attachments ? { ...own, ...meta, ...attachments } : own);
}

/** The document of a row. Throws TypeError when the row is none. */
export function documentOfRow<D>(
  rev: unknown,
  deleted: unknown,
  lwt: unknown,
  data: unknown,
): RxDocumentData<D> {
  const document: unknown = JSON.parse(String(data));
  if (!isObject(document) || typeof lwt !== 'number') throw new TypeError('a row holds no document');
  document._rev = rev;
  document._deleted = deleted === 1;
  document._meta ??= { lwt };
  document._attachments ??= {};
  if (!isDocument<D>(document)) throw new TypeError('a row holds no document');
  return document;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Only this storage writes the rows, and what it wrote were documents of the collection. */
function isDocument<D>(value: Record<string, unknown>): value is Record<string, unknown> & RxDocumentData<D> {
  return typeof value._rev === 'string';
}

function isEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}
