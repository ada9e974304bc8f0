import { objectPathMonad, type RxDocumentData } from 'rxdb';
import { orderedText } from './ordered-text.ts';
import type { Column, FieldKind, SqlValue, TableLayout } from './table-layout.ts';

interface ColumnCodec<D> {
  readonly field: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** Whether the column's value lies deeper in the document, and is also kept there. */
  readonly isNested: boolean;
  readonly read: (document: RxDocumentData<D>) => unknown;
}

/**
 * Between documents and rows. A value is stored once: what its column gives back exactly is left out of the
 * row's JSON, and so is what RxDB keeps alike for all documents.
 */
export class RowCodec<D> {
  /** The columns of a row, as a SELECT lists them. `decodeValues` takes their values in this order. */
  readonly columns: string;
  readonly #codecs: readonly ColumnCodec<D>[];

  constructor(layout: TableLayout) {
    const stored: readonly Column[] = [layout.primary, ...layout.indexed];
    this.#codecs = stored.map(({ field, name, kind }) => ({
      field,
      name,
      kind,
      isNested: field.includes('.'),
      read: objectPathMonad<RxDocumentData<D>>(field),
    }));
    this.columns = ['rev', 'deleted', 'lwt', 'data', ...stored.map(({ sql }) => sql)].join(', ');
  }

  /** The values of a document's row, in the order of `columns`. */
  encode(document: RxDocumentData<D>): SqlValue[] {
    const { _rev, _deleted, _meta, _attachments } = document;
    // JSON leaves out what is undefined.
    const rest: Record<string, unknown> = Object.assign({}, document, {
      _rev: undefined,
      _deleted: undefined,
      _meta: Object.keys(_meta).length > 1 ? _meta : undefined,
      _attachments: isEmpty(_attachments) ? undefined : _attachments,
    });
    const values: SqlValue[] = [_rev, _deleted ? 1 : 0, _meta.lwt, ''];
    for (const { field, kind, isNested, read } of this.#codecs) {
      const value = read(document);
      const inColumn = columnValue(kind, value);
      values.push(inColumn);
      if (!isNested && inColumn !== null && (inColumn === value || kind === 'boolean'))
        rest[field] = undefined;
    }
    values[DATA] = JSON.stringify(rest);
    return values;
  }

  /** Throws TypeError when the row holds no document. */
  decode(row: Readonly<Record<string, unknown>>): RxDocumentData<D> {
    const document = parsedObject(row.data);
    for (const { field, name, kind, isNested } of this.#codecs) {
      if (!isNested) fill(document, field, kind, row[name]);
    }
    return complete<D>(document, row.rev, row.deleted, row.lwt);
  }

  /** The same from bare values, as SQL hands them to a function. */
  decodeValues(values: readonly unknown[]): RxDocumentData<D> {
    const document = parsedObject(values[DATA]);
    let index = DATA;
    for (const { field, kind, isNested } of this.#codecs) {
      index += 1;
      if (!isNested) fill(document, field, kind, values[index]);
    }
    return complete<D>(document, values[0], values[1], values[2]);
  }
}

/** Where the JSON stands among the values of a row. */
const DATA = 3;

/** A document's value as its column holds it; null for one that is missing or not of the schema's type. */
function columnValue(kind: FieldKind, value: unknown): SqlValue {
  if (typeof value === 'string') return kind === 'text' ? orderedText(value) : null;
  if (typeof value === 'number') return kind === 'number' ? value : null;
  if (typeof value === 'boolean') return kind === 'boolean' ? Number(value) : null;
  return null;
}

function fill(document: Record<string, unknown>, field: string, kind: FieldKind, inColumn: unknown): void {
  // A text that had to be changed for its column stands in the JSON as it is.
  if (inColumn === null || document[field] !== undefined) return;
  document[field] = kind === 'boolean' ? inColumn === 1 : inColumn;
}

function complete<D>(
  document: Record<string, unknown>,
  rev: unknown,
  deleted: unknown,
  lwt: unknown,
): RxDocumentData<D> {
  document._rev = rev;
  document._deleted = deleted === 1;
  document._meta ??= { lwt };
  document._attachments ??= {};
  if (!isDocument<D>(document)) throw new TypeError('a row holds no document');
  return document;
}

function parsedObject(text: unknown): Record<string, unknown> {
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  if (!isRecord(value)) throw new TypeError('a row holds no document');
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
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
