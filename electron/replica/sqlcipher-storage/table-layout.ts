import {
  getPrimaryFieldOfPrimaryKey,
  getSchemaByObjectPath,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';

export type SqlValue = string | number | null;
export type FieldKind = 'text' | 'number' | 'boolean';

/** A field of a document that stands in a column of its own. */
export interface Column {
  /** The path in the document, such as `parent` or `place.room`. */
  readonly field: string;
  /** The column's name, and the same quoted for SQL. */
  readonly name: string;
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
  /** Quoted name of the index of what was deleted. */
  readonly deletedIndex: string;
  readonly primary: Column;
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
  const primary = plainColumn(getPrimaryFieldOfPrimaryKey(schema.primaryKey), 'id', 'text');
  const fixed = [
    primary,
    plainColumn('_rev', 'rev', 'text'),
    plainColumn('_deleted', 'deleted', 'boolean'),
    plainColumn('_meta.lwt', 'lwt', 'number'),
  ];
  const columns = new Map(fixed.map((column) => [column.field, column]));
  const indexes: TableIndex[] = [];
  const indexed: Column[] = [];
  for (const index of schema.indexes ?? []) {
    const fields = typeof index === 'string' ? [index] : index.map(String);
    for (const field of fields) {
      if (columns.has(field)) continue;
      const name = marked(`.${field}`);
      const column = { field, name, sql: quoted(name), kind: kindOf(schema, field) };
      columns.set(field, column);
      indexed.push(column);
    }
    indexes.push({ name: quoted(marked(`${table} ${fields.join(',')}`)), fields });
  }
  return {
    name: quoted(marked(table)),
    attachments: quoted(marked(`${table} attachments`)),
    deletedIndex: quoted(marked(`${table} deleted`)),
    hasAttachments: schema.attachments !== undefined,
    primary,
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
    `CREATE INDEX IF NOT EXISTS ${layout.deletedIndex} ON ${layout.name} (lwt) WHERE deleted = 1`,
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

function kindOf<D>(schema: Readonly<RxJsonSchema<RxDocumentData<D>>>, field: string): FieldKind {
  const { type } = getSchemaByObjectPath(schema, field);
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  throw new RangeError(`${field} is indexed, so it has to be a string, a number or a boolean`);
}

function plainColumn(field: string, name: string, kind: FieldKind): Column {
  return { field, name, sql: name, kind };
}

/** SQL takes no notice of capitals in names, so they have to be marked. */
function marked(name: string): string {
  return name.replace(/[A-Z^]/g, (letter) => `^${letter.toLowerCase()}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
