import type { SelectorSql } from './selector-sql.ts';
import type { TableIndex, TableLayout } from './table-layout.ts';

export interface SortPart {
  readonly field: string;
  readonly isDescending: boolean;
}

export interface IndexChoice {
  /** With an empty name it is the table itself, which is sorted by the primary key. */
  readonly index: TableIndex;
  /** The leading fields of the index whose values are fixed. */
  readonly fixed: readonly string[];
  /** How many parts of the order the index gives by itself, in this or the opposite direction. */
  readonly sortedParts: number;
}

export interface WantedQuery {
  readonly selector: Pick<SelectorSql, 'equal' | 'bounded'>;
  readonly sort: readonly SortPart[];
  /** The fields of the index that the query names, joined by commas; '' for none. */
  readonly wanted: string;
  /** The same of the index in RxDB's query plan. */
  readonly planned: string;
}

interface Candidate extends IndexChoice {
  /** How well the index narrows the search. */
  readonly narrows: number;
  readonly isOrdered: boolean;
}

/**
 * The index for a query, undefined when none narrows or orders it: the one in which the most fields are
 * fixed, then one whose next field is bounded. Among equals it is the one with the fewest entries, since
 * only the values tell; then one that gives the order, then the one of RxDB's plan. SQLite itself would take
 * a yes-or-no field for selective, and every index of RxDB begins with one.
 * @param countEntries how many entries have the fixed values, up to some bound
 */
export function chooseIndex(
  layout: TableLayout,
  query: WantedQuery,
  countEntries: (choice: IndexChoice) => number,
): IndexChoice | undefined {
  const table: TableIndex = { name: '', fields: [layout.primary.field] };
  const candidates = [table, ...layout.indexes].map((index) => rate(layout, index, query));
  const wanted = candidates.find(({ index }) => index.name !== '' && fieldsOf(index) === query.wanted);
  if (wanted) return wanted;
  const byKey = candidates.find(({ index, fixed }) => index.name === '' && fixed.length > 0);
  if (byKey) return byKey;
  const most = Math.max(...candidates.map(({ narrows }) => narrows));
  let best = candidates.filter((candidate) => candidate.narrows === most);
  if (most === 0) best = best.filter((candidate) => candidate.isOrdered);
  else if (new Set(best.map(fixedFieldsOf)).size > 1) best = leastOf(best, countEntries);
  return (
    best.find(({ isOrdered, index }) => isOrdered && fieldsOf(index) === query.planned) ??
    best.find(({ isOrdered }) => isOrdered) ??
    best.find(({ index }) => fieldsOf(index) === query.planned) ??
    best[0]
  );
}

function leastOf(
  candidates: readonly Candidate[],
  countEntries: (choice: IndexChoice) => number,
): Candidate[] {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const key = fixedFieldsOf(candidate);
    if (!counts.has(key)) counts.set(key, countEntries(candidate));
  }
  const least = Math.min(...counts.values());
  return candidates.filter((candidate) => counts.get(fixedFieldsOf(candidate)) === least);
}

function rate(layout: TableLayout, index: TableIndex, { selector, sort }: WantedQuery): Candidate {
  const { equal, bounded } = selector;
  const fixed = index.fields.slice(
    0,
    countWhile(index.fields, (field) => equal.has(field)),
  );
  const selective = fixed.filter((field) => layout.columns.get(field)?.kind !== 'boolean');
  const next = index.fields[fixed.length];
  const isBounded = next !== undefined && bounded.has(next);
  const sortedParts = countSortedParts(index, equal, sort);
  return {
    index,
    fixed,
    sortedParts,
    narrows: selective.length * 2 + (isBounded ? 1 : 0),
    // The last part is the primary key, which orders only what is otherwise equal.
    isOrdered: sortedParts > 0 && sortedParts >= sort.length - 1,
  };
}

/** A fixed field orders nothing, so it may stand anywhere in the index and in the order. */
function countSortedParts(
  index: TableIndex,
  equal: Pick<SelectorSql['equal'], 'has'>,
  sort: readonly SortPart[],
): number {
  const fields = index.fields.filter((field) => !equal.has(field));
  let next = 0;
  let direction: boolean | undefined;
  return countWhile(sort, ({ field, isDescending }) => {
    if (equal.has(field)) return true;
    direction ??= isDescending;
    return fields[next++] === field && direction === isDescending;
  });
}

function fieldsOf(index: TableIndex): string {
  return index.fields.join(',');
}

function fixedFieldsOf({ fixed }: IndexChoice): string {
  return [...fixed].sort().join(',');
}

function countWhile<V>(values: readonly V[], is: (value: V) => boolean): number {
  const end = values.findIndex((value) => !is(value));
  return end === -1 ? values.length : end;
}
