import {
  getQueryMatcher,
  getSchemaByObjectPath,
  getSortComparator,
  type FilledMangoQuery,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageCountResult,
} from 'rxdb';
import type { VaultConnection } from './connection.ts';
import { chooseIndex, type SortPart } from './index-choice.ts';
import { selectorSql, type SelectorSql, type SqlField } from './selector-sql.ts';
import { DOCUMENT_COLUMNS, documentOfRow } from './stored-document.ts';
import type { TableLayout } from './table-layout.ts';

type Params = (string | number)[];

/** A prepared query of whatever documents: what the search itself needs of it. */
export interface AnyPreparedQuery {
  readonly query: {
    readonly selector: unknown;
    readonly sort: readonly object[];
    readonly index?: readonly string[];
  };
  readonly queryPlan: { readonly index: readonly string[] };
}

/** A prepared query in SQL: where to search, and what remains for JavaScript. */
interface Search {
  /** `FROM … WHERE …` */
  readonly from: string;
  readonly params: Params;
  readonly selector: SelectorSql;
  readonly sort: readonly SortPart[];
  /** How many parts of the order come from the index. */
  readonly sortedParts: number;
}

/** Answers Mango queries on one table. Documents are read one at a time unless they belong to the answer. */
export class TableQuery<D> {
  readonly #connection: VaultConnection;
  readonly #layout: TableLayout;
  readonly #schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;

  constructor(
    connection: VaultConnection,
    layout: TableLayout,
    schema: Readonly<RxJsonSchema<RxDocumentData<D>>>,
  ) {
    this.#connection = connection;
    this.#layout = layout;
    this.#schema = schema;
  }

  find(prepared: PreparedQuery<D>): RxDocumentData<D>[] {
    const search = this.#search(prepared);
    const { limit, skip } = boundsOf(prepared.query);
    const order = orderBy(this.#sqlOrder(search.sort));
    if (search.selector.isExact && order !== undefined) {
      return this.#rows(`SELECT ${DOCUMENT_COLUMNS} ${search.from}${order} LIMIT ? OFFSET ?`, [
        ...search.params,
        limit === Infinity ? -1 : limit,
        skip,
      ]);
    }
    return this.#findByMatcher(search, prepared.query);
  }

  /** `fast` when SQL alone counts, `slow` when documents have to be read and matched. */
  count(prepared: PreparedQuery<D>): RxStorageCountResult {
    const search = this.#search({ ...prepared, query: { ...prepared.query, sort: [] } });
    const { query } = prepared;
    const { limit, skip } = boundsOf(query);
    let found = 0;
    if (search.selector.isExact) {
      const count = this.#connection.run((database) =>
        database.prepare(`SELECT count(*) ${search.from}`, { pluck: true }).get(search.params),
      );
      found = typeof count === 'number' ? count : 0;
    } else {
      const isMatch = getQueryMatcher(this.#schema, query);
      this.#visit(search, '', (document) => {
        if (isMatch(document)) found += 1;
        return true;
      });
    }
    return {
      count: Math.max(0, Math.min(limit, found - skip)),
      mode: search.selector.isExact ? 'fast' : 'slow',
    };
  }

  /** SQLite's own plan of a query, line by line: whether and how it uses an index. */
  explain(prepared: AnyPreparedQuery): string[] {
    const search = this.#search(prepared);
    const order =
      orderBy(this.#sqlOrder(search.sort)) ??
      orderBy(this.#sqlOrder(search.sort.slice(0, search.sortedParts)));
    const rows = this.#connection.run((database) =>
      database
        .prepare(`EXPLAIN QUERY PLAN SELECT ${DOCUMENT_COLUMNS} ${search.from}${order ?? ''}`, {
          persistent: false,
        })
        .all(search.params),
    );
    return rows.map((row) => String(row.detail));
  }

  #findByMatcher(search: Search, query: FilledMangoQuery<D>): RxDocumentData<D>[] {
    const isMatch = getQueryMatcher(this.#schema, query);
    const compare = getSortComparator(this.#schema, query);
    const { limit, skip } = boundsOf(query);
    const wanted = skip + limit;
    const sorted = search.sort.slice(0, search.sortedParts);
    const comparePart = getSortComparator(this.#schema, {
      ...query,
      sort: query.sort.slice(0, sorted.length),
    });
    let found: RxDocumentData<D>[] = [];
    if (wanted === 0) return found;
    this.#visit(search, orderBy(this.#sqlOrder(sorted)) ?? '', (document) => {
      if (!isMatch(document)) return true;
      const last = found[wanted - 1];
      // The index gives the order but for equals: beyond the group that fills the answer, nothing belongs to it.
      if (last && sorted.length > 0 && comparePart(last, document)) return false;
      found.push(document);
      // Without an order only the first ones are kept, so that no answer ever holds the collection.
      if (sorted.length === 0 && found.length >= wanted * 2 + SLACK) {
        found = found.sort(compare).slice(0, wanted);
      }
      return true;
    });
    return found.sort(compare).slice(skip, wanted);
  }

  #visit(search: Search, order: string, onDocument: (document: RxDocumentData<D>) => boolean): void {
    const and = search.from.includes(' WHERE ') ? 'AND' : 'WHERE';
    this.#connection.visit(
      `SELECT 1 ${search.from} ${and} visit(${DOCUMENT_COLUMNS}) IS NOT NULL${order}`,
      search.params,
      ([rev, deleted, lwt, data]) => onDocument(documentOfRow<D>(rev, deleted, lwt, data)),
    );
  }

  #rows(sql: string, params: Params): RxDocumentData<D>[] {
    const rows = this.#connection.run((database) => database.prepare(sql).all(params));
    return rows.map(({ rev, deleted, lwt, data }) => documentOfRow<D>(rev, deleted, lwt, data));
  }

  #search({ query, queryPlan }: AnyPreparedQuery): Search {
    const selector = selectorSql(query.selector, (field) => this.#fieldOf(field));
    const sort = query.sort.flatMap(sortPart);
    const { index, sortedParts } = chooseIndex(
      this.#layout,
      selector,
      sort,
      query.index?.join(','),
      queryPlan.index.join(','),
    );
    const by = index === undefined ? '' : index.name === '' ? ' NOT INDEXED' : ` INDEXED BY ${index.name}`;
    const where = selector.sql === '' ? '' : ` WHERE ${selector.sql}`;
    return {
      from: `FROM ${this.#layout.name}${by}${where}`,
      params: selector.params.filter((value) => value !== null),
      selector,
      sort,
      sortedParts,
    };
  }

  /** The terms of an ORDER BY; undefined where SQL would sort otherwise than JavaScript. */
  #sqlOrder(sort: readonly SortPart[]): string[] | undefined {
    const terms: string[] = [];
    for (const { field, isDescending } of sort) {
      const found = this.#fieldOf(field);
      if (!found || (found.kind === 'text' && !found.isColumn)) return undefined;
      terms.push(`${found.sql}${isDescending ? ' DESC' : ''}`);
    }
    return terms;
  }

  /** A column; for other fields of the schema, the place in the document's text. */
  #fieldOf(field: string): SqlField | undefined {
    const column = this.#layout.columns.get(field);
    if (column) return { sql: column.sql, kind: column.kind, isColumn: true };
    if (field.startsWith('_')) return undefined;
    const kind = this.#kindInText(field);
    if (!kind || !/^[a-zA-Z0-9_.]+$/.test(field)) return undefined;
    return {
      sql: `json_extract(data, '$.${field
        .split('.')
        .map((name) => `"${name}"`)
        .join('.')}')`,
      kind,
      isColumn: false,
    };
  }

  /** Fractions are left out: SQLite may read the last bit of one otherwise than JavaScript does. */
  #kindInText(field: string): SqlField['kind'] | undefined {
    const part: unknown = getSchemaByObjectPath(this.#schema, field);
    if (typeof part !== 'object' || part === null || !('type' in part)) return undefined;
    const isWhole = part.type === 'integer' || ('multipleOf' in part && Number.isInteger(part.multipleOf));
    if (part.type === 'string') return 'text';
    if (part.type === 'boolean') return 'boolean';
    return isWhole ? 'number' : undefined;
  }
}

/** How many documents beyond the wanted are gathered before the surplus is dropped. */
const SLACK = 256;

/** Queries that were not made by a collection may lack one or both. */
function boundsOf(query: { readonly limit?: number; readonly skip?: number }) {
  return { limit: query.limit ?? Infinity, skip: query.skip ?? 0 };
}

/** RxDB reads the first entry of a part and no other. */
function sortPart(part: object): SortPart[] {
  const [entry] = Object.entries(part);
  return entry ? [{ field: entry[0], isDescending: entry[1] === 'desc' }] : [];
}

function orderBy(terms: readonly string[] | undefined): string | undefined {
  if (!terms) return undefined;
  return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}
