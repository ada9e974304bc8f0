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
import type { SortPart } from './index-choice.ts';
import type { RowCodec } from './row-codec.ts';
import { type AnyPreparedQuery, type Search, TableSearch } from './table-search.ts';
import type { TableLayout } from './table-layout.ts';

/** How many documents beyond the wanted are gathered before the surplus is dropped. */
const SLACK = 256;

/** Answers Mango queries on one table. Documents are read one at a time unless they belong to the answer. */
export class TableQuery<D> {
  readonly #connection: VaultConnection;
  readonly #codec: RowCodec<D>;
  readonly #schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;
  readonly #search: TableSearch;

  constructor(
    connection: VaultConnection,
    layout: TableLayout,
    codec: RowCodec<D>,
    schema: Readonly<RxJsonSchema<RxDocumentData<D>>>,
  ) {
    this.#connection = connection;
    this.#codec = codec;
    this.#schema = schema;
    this.#search = new TableSearch(connection, layout, (field) => getSchemaByObjectPath(schema, field));
  }

  find(prepared: PreparedQuery<D>): RxDocumentData<D>[] {
    const search = this.#search.of(prepared);
    const order = orderBy(search.sort);
    if (!search.isExact || order === undefined) return this.#findByMatcher(search, prepared.query);
    const { limit, skip } = boundsOf(prepared.query);
    const sql = `SELECT ${this.#codec.columns} ${search.from}${order} LIMIT ? OFFSET ?`;
    const params = [...search.params, limit === Infinity ? -1 : limit, skip];
    const rows = this.#connection.run(() => this.#connection.prepare(sql).all(params));
    return rows.map((row) => this.#codec.decode(row));
  }

  /** `fast` when SQL alone counts, `slow` when documents have to be read and matched. */
  count(prepared: PreparedQuery<D>): RxStorageCountResult {
    const { query } = prepared;
    const search = this.#search.of({ ...prepared, query: { ...query, sort: [] } }, true);
    const { limit, skip } = boundsOf(query);
    const found = search.isExact ? this.#search.count(search) : this.#countByMatcher(search, query);
    return {
      count: Math.max(0, Math.min(limit, found - skip)),
      mode: search.isExact ? 'fast' : 'slow',
    };
  }

  /** SQLite's own plan of a query, line by line: whether and how it uses an index. */
  explain(prepared: AnyPreparedQuery): string[] {
    const search = this.#search.of(prepared);
    const order = (search.isExact ? orderBy(search.sort) : undefined) ?? orderBy(search.sorted);
    const sql = `EXPLAIN QUERY PLAN SELECT ${this.#codec.columns} ${search.from}${order ?? ''}`;
    const rows = this.#connection.run(() => this.#connection.prepare(sql).all(search.params));
    return rows.map(({ detail }) => String(detail));
  }

  #findByMatcher(search: Search, query: FilledMangoQuery<D>): RxDocumentData<D>[] {
    const { limit, skip } = boundsOf(query);
    const wanted = skip + limit;
    if (wanted === 0) return [];
    const isMatch = getQueryMatcher(this.#schema, query);
    const compare = getSortComparator(this.#schema, query);
    const isSorted = search.sorted.length > 0;
    const sorted = query.sort.slice(0, search.sorted.length);
    const compareSorted = getSortComparator(this.#schema, { ...query, sort: sorted });
    let found: RxDocumentData<D>[] = [];
    this.#visit(search, (document) => {
      const last = found[wanted - 1];
      // The index gives the order but for equals: behind the group that fills the answer nothing belongs to it.
      if (last && isSorted && compareSorted(last, document)) return false;
      if (isMatch(document)) found.push(document);
      // Without an order only the first ones are kept, so that no answer ever holds the collection.
      if (!isSorted && found.length >= wanted * 2 + SLACK) found = found.sort(compare).slice(0, wanted);
      return true;
    });
    return found.sort(compare).slice(skip, wanted);
  }

  #countByMatcher(search: Search, query: FilledMangoQuery<D>): number {
    const isMatch = getQueryMatcher(this.#schema, query);
    let found = 0;
    this.#visit(search, (document) => {
      if (isMatch(document)) found += 1;
      return true;
    });
    return found;
  }

  /** Shows documents one after the other, in the order of the index, until told to stop. */
  #visit(search: Search, onDocument: (document: RxDocumentData<D>) => boolean): void {
    const and = search.hasConditions ? 'AND' : 'WHERE';
    this.#connection.visit(
      `SELECT 1 ${search.from} ${and} visit(${this.#codec.columns}) IS NOT NULL${orderBy(search.sorted) ?? ''}`,
      search.params,
      (values) => onDocument(this.#codec.decodeValues(values)),
    );
  }
}

/** An ORDER BY; undefined where SQL would sort otherwise than JavaScript. */
function orderBy(sort: readonly (SortPart & { readonly sql?: string })[]): string | undefined {
  const terms: string[] = [];
  for (const { sql, isDescending } of sort) {
    if (sql === undefined) return undefined;
    terms.push(isDescending ? `${sql} DESC` : sql);
  }
  return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}

/** Queries that were not made by a collection may lack one or both. */
function boundsOf(query: { readonly limit?: number; readonly skip?: number }) {
  return { limit: query.limit ?? Infinity, skip: query.skip ?? 0 };
}
