import type { VaultConnection } from './connection.ts';
import { chooseIndex, type IndexChoice, type SortPart } from './index-choice.ts';
import { selectorSql, type SqlField, type SqlOperand } from './selector-sql.ts';
import type { TableIndex, TableLayout } from './table-layout.ts';

/** A prepared query of whatever documents: what a search needs of it. */
export interface AnyPreparedQuery {
  readonly query: {
    readonly selector: unknown;
    readonly sort: readonly object[];
    readonly index?: readonly string[];
    readonly limit?: number;
  };
  readonly queryPlan: { readonly index: readonly string[] };
}

export interface SqlSortPart extends SortPart {
  /** What to sort by; absent where SQL would sort otherwise than JavaScript. */
  readonly sql?: string;
}

/** Where a query searches, in SQL, and what that leaves to do. */
export interface Search {
  /** `FROM …`, with a WHERE if there are conditions. */
  readonly from: string;
  readonly hasConditions: boolean;
  readonly params: readonly SqlOperand[];
  /** Whether only matching documents are found, so that RxDB's matcher need not be asked. */
  readonly isExact: boolean;
  readonly sort: readonly SqlSortPart[];
  /** The leading parts of the order that the chosen index gives by itself. */
  readonly sorted: readonly SqlSortPart[];
}

/**
 * How far entries are counted to compare two indexes. A query with a limit may end early in the one that
 * gives the order; one without has to read everything that it finds.
 */
const MOST_COUNTED = { withLimit: 200, withoutLimit: 5000 };

/** Finds the way to search one table for what a query wants. */
export class TableSearch {
  readonly #connection: VaultConnection;
  readonly #layout: TableLayout;
  readonly #schemaOf: (field: string) => unknown;

  /** @param schemaOf what the schema of the documents says of a field, by its path */
  constructor(connection: VaultConnection, layout: TableLayout, schemaOf: (field: string) => unknown) {
    this.#connection = connection;
    this.#layout = layout;
    this.#schemaOf = schemaOf;
  }

  /** @param isCount whether documents are only counted, which a whole index may answer without them */
  of({ query, queryPlan }: AnyPreparedQuery, isCount = false): Search {
    let sort = query.sort.flatMap((part) => this.#sortPart(part));
    let selector = selectorSql(query.selector, (field) => this.#fieldOf(field));
    const { equal, bounded } = selector;
    const wanted = query.index?.join(',') ?? '';
    const most = query.limit === undefined ? MOST_COUNTED.withoutLimit : MOST_COUNTED.withLimit;
    const choice = chooseIndex(
      this.#layout,
      { selector: { equal, bounded }, sort, wanted, planned: queryPlan.index.join(',') },
      (candidate) => this.#countEntries(candidate, equal, most),
    );
    const index = choice?.index ?? (isCount ? this.#coveringIndex(selector.fields) : undefined);
    const name = index?.name ?? '';
    if (name === '') {
      // A plus keeps SQLite from an index of its own choice, which would also give another order.
      selector = selectorSql(query.selector, (field) => this.#fieldOf(field, '+'));
      sort = query.sort.flatMap((part) => this.#sortPart(part, '+'));
    }
    const by = name === '' ? '' : ` INDEXED BY ${name}`;
    const where = selector.sql === '' ? '' : ` WHERE ${selector.sql}`;
    return {
      from: `FROM ${this.#layout.name}${by}${where}`,
      hasConditions: where !== '',
      params: selector.params,
      isExact: selector.isExact,
      sort,
      sorted: sort.slice(0, choice?.sortedParts ?? 0),
    };
  }

  /** How many rows a search finds. */
  count({ from, params }: Pick<Search, 'from' | 'params'>): number {
    const row = this.#connection.run(() =>
      this.#connection.prepare(`SELECT count(*) AS found ${from}`).get([...params]),
    );
    return typeof row?.found === 'number' ? row.found : 0;
  }

  #coveringIndex(fields: ReadonlySet<string>): TableIndex | undefined {
    return this.#layout.indexes.find((index) => [...fields].every((field) => index.fields.includes(field)));
  }

  #countEntries({ index, fixed }: IndexChoice, equal: ReadonlyMap<string, SqlOperand>, most: number): number {
    const params = fixed.flatMap((field) => equal.get(field) ?? []);
    const where = fixed.map((field) => `${this.#layout.columns.get(field)?.sql ?? 'id'} = ?`).join(' AND ');
    const by = index.name === '' ? '' : ` INDEXED BY ${index.name}`;
    const entries = `SELECT 1 FROM ${this.#layout.name}${by} WHERE ${where || 'TRUE'} LIMIT ${most}`;
    return this.count({ from: `FROM (${entries})`, params });
  }

  /** RxDB reads the first entry of a part and no other. */
  #sortPart(part: object, prefix: '' | '+' = ''): SqlSortPart[] {
    const [field] = Object.keys(part);
    if (field === undefined) return [];
    const [direction] = Object.values<unknown>({ ...part });
    const isDescending = direction === 'desc';
    const found = this.#fieldOf(field, prefix);
    const isSortable = found && (found.isColumn || found.kind !== 'text');
    return [isSortable ? { field, isDescending, sql: found.sql } : { field, isDescending }];
  }

  /** A column; for other fields of the schema, the place in the document's text. */
  #fieldOf(field: string, prefix: '' | '+' = ''): SqlField | undefined {
    const column = this.#layout.columns.get(field);
    if (column) {
      const isKey = column === this.#layout.primary;
      return { sql: isKey ? column.sql : prefix + column.sql, kind: column.kind, isColumn: true };
    }
    // Names that would need quoting in a path are left to the matcher, as are the fields of RxDB itself.
    if (!/^[a-zA-Z]\w*(\.[a-zA-Z]\w*)*$/.test(field)) return undefined;
    const kind = this.#kindInText(field);
    return kind && { sql: `json_extract(data, '$.${field}')`, kind, isColumn: false };
  }

  /** Fractions are left out: SQLite may read the last bit of one otherwise than JavaScript does. */
  #kindInText(field: string): SqlField['kind'] | undefined {
    const part = this.#schemaOf(field);
    if (typeof part !== 'object' || part === null || !('type' in part)) return undefined;
    if (part.type === 'string') return 'text';
    if (part.type === 'boolean') return 'boolean';
    const isWhole = part.type === 'number' && 'multipleOf' in part && Number.isInteger(part.multipleOf);
    return part.type === 'integer' || isWhole ? 'number' : undefined;
  }
}
