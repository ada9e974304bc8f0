import {
  getPrimaryFieldOfPrimaryKey,
  getSchemaByObjectPath,
  objectPathMonad,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { orderedText } from './ordered-text.ts';

export type SqlValue = string | number | null;
export type FieldKind = 'text' | 'number' | 'boolean';

/** A field of a document that stands in a column of its own. */
export interface Column {
  /** The path in the document, such as `parent` or `place.room`. */
  readonly field: string;
  /** The column's quoted name. */
  readonly sql: string;
  readonly kind: FieldKind;
}

/** How the documents of one collection and schema version lie in the database. */
export interface TableLayout {
  /** Quoted name of the table. */
  readonly name: string;
  /** Quoted name of the table that holds attachments. */
  readonly attachments: string;
  readonly hasAttachments: boolean;
  readonly primaryField: string;
  /** The columns that every table has, and those of the indexed fields, by field. */
  readonly columns: ReadonlyMap<string, Column>;
  /** The columns of indexed fields alone, in the order of the table. */
  readonly indexed: readonly Column[];
  readonly indexes: readonly TableIndex[];
}

export interface TableIndex {
  /** Quoted name. */
  readonly name: string;
  readonly fields: readonly string[];
}

const NO_AFFINITY_LOSS: Record<FieldKind, string> = { text: 'TEXT', number: 'NUMERIC', boolean: 'INTEGER' };

/** The layout for a schema that RxDB has filled. The version is part of the names, so that a migration has both. */
export function layoutOf<D>(
  collection: string,
  schema: Readonly<RxJsonSchema<RxDocumentData<D>>>,
): TableLayout {
  const table = `${collection}-${schema.version}`;
  const primaryField: string = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const columns = new Map<string, Column>([
    [primaryField, { field: primaryField, sql: 'id', kind: 'text' }],
    ['_rev', { field: '_rev', sql: 'rev', kind: 'text' }],
    ['_deleted', { field: '_deleted', sql: 'deleted', kind: 'boolean' }],
    ['_meta.lwt', { field: '_meta.lwt', sql: 'lwt', kind: 'number' }],
  ]);
  const indexes: TableIndex[] = [];
  const indexed: Column[] = [];
  for (const index of schema.indexes ?? []) {
    const fields = typeof index === 'string' ? [index] : index.map(String);
    for (const field of fields) {
      if (columns.has(field)) continue;
      const column = { field, sql: quoted(`.${field}`), kind: kindOf(schema, field) };
      columns.set(field, column);
      indexed.push(column);
    }
    indexes.push({ name: quoted(`${table} ${fields.join(',')}`), fields });
  }
  return {
    name: quoted(table),
    attachments: quoted(`${table} attachments`),
    hasAttachments: schema.attachments !== undefined,
    primaryField,
    columns,
    indexed,
    indexes,
  };
}

/** Statements that make the table where it is not there yet. */
export function tableStatements(layout: TableLayout): string {
  const columns = layout.indexed.map(({ sql, kind }) => `${sql} ${NO_AFFINITY_LOSS[kind]}`);
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${layout.name} (id TEXT PRIMARY KEY NOT NULL, rev TEXT NOT NULL,
      deleted INTEGER NOT NULL, lwt REAL NOT NULL, ${columns.map((column) => `${column}, `).join('')}
      data TEXT NOT NULL) WITHOUT ROWID`,
    ...layout.indexes.map(
      ({ name, fields }) =>
        `CREATE INDEX IF NOT EXISTS ${name} ON ${layout.name} (${fields.map((field) => columnOf(layout, field)).join(', ')})`,
    ),
    // What was deleted is looked for by its age alone.
    `CREATE INDEX IF NOT EXISTS ${quotedWith(layout.name, ' deleted')} ON ${layout.name} (lwt) WHERE deleted = 1`,
  ];
  if (layout.hasAttachments) {
    statements.push(`CREATE TABLE IF NOT EXISTS ${layout.attachments} (document TEXT NOT NULL, id TEXT NOT NULL,
      digest TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (document, id))`);
  }
  return statements.join(';\n');
}

function columnOf(layout: TableLayout, field: string): string {
  const column = layout.columns.get(field);
  if (!column) throw new RangeError(`no column for ${field}`);
  return column.sql;
}

/** Reads the values of the indexed columns out of a document, missing ones as null. */
export function columnReader<D>(columns: readonly Column[]): (document: D) => SqlValue[] {
  const readers = columns.map((column) => {
    const read: (document: D) => unknown = objectPathMonad<D>(column.field);
    return (document: D) => columnValue(column.kind, read(document));
  });
  return (document) => readers.map((read) => read(document));
}

/** A document's value as its column holds it; null for one that is missing or not of the schema's type. */
function columnValue(kind: FieldKind, value: unknown): SqlValue {
  if (typeof value === 'string') return kind === 'text' ? orderedText(value) : null;
  if (typeof value === 'number') return kind === 'number' ? value : null;
  if (typeof value === 'boolean') return kind === 'boolean' ? Number(value) : null;
  return null;
}

function kindOf<D>(schema: Readonly<RxJsonSchema<RxDocumentData<D>>>, field: string): FieldKind {
  const { type } = getSchemaByObjectPath(schema, field);
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  throw new RangeError(`${field} is indexed, so it has to be a string, a number or a boolean`);
}

/** A name for SQL, which takes no notice of capitals, so that they have to be marked. */
function quoted(name: string): string {
  const marked = name.replace(/[A-Z^]/g, (letter) => `^${letter.toLowerCase()}`);
  return `"${marked.replaceAll('"', '""')}"`;
}

function quotedWith(name: string, end: string): string {
  return `${name.slice(0, -1)}${end}"`;
}
