import type { SelectorSql } from './selector-sql.ts';
import type { TableIndex, TableLayout } from './table-layout.ts';

export interface SortPart {
  readonly field: string;
  readonly isDescending: boolean;
}

export interface IndexChoice {
  /**
   * Undefined when no index narrows or orders the search; with an empty name it is the table itself, which
   * is sorted by the primary key.
   */
  readonly index: TableIndex | undefined;
  /** How many parts of the order the index gives by itself. */
  readonly sortedParts: number;
}

/**
 * Chooses the index for a query: the one in which the most fields are fixed, then one whose next field is
 * bounded, then one that gives the order (forwards or backwards), and among equals the one of RxDB's plan.
 * SQLite itself would have to guess how selective they are, and takes a yes-or-no field for a good one.
 * @param wanted the index that the query names, if any
 * @param planned the index of RxDB's query plan
 */
export function chooseIndex(
  layout: TableLayout,
  selector: SelectorSql,
  sort: readonly SortPart[],
  wanted: string | undefined,
  planned: string,
): IndexChoice {
  const table: TableIndex = { name: '', fields: [layout.primaryField] };
  if (selector.equal.has(layout.primaryField)) return { index: table, sortedParts: sort.length };
  let best: (IndexChoice & { readonly score: number }) | undefined;
  for (const index of [table, ...layout.indexes]) {
    const name = index.fields.join(',');
    if (name === wanted) return { index, sortedParts: sortedParts(index, selector, sort) };
    const rated = { index, ...rate(layout, index, selector, sort) };
    if (!best || rated.score > best.score || (rated.score === best.score && name === planned)) best = rated;
  }
  return best && best.score > 0 ? best : { index: undefined, sortedParts: 0 };
}

const PER_FIXED_FIELD = 4;
const FOR_BOUNDED_FIELD = 2;
const FOR_ORDER = 1;

function rate(
  layout: TableLayout,
  index: TableIndex,
  { equal, bounded }: SelectorSql,
  sort: readonly SortPart[],
): { score: number; sortedParts: number } {
  const fixed = countWhile(index.fields, (field) => equal.has(field));
  const selective = index.fields
    .slice(0, fixed)
    .filter((field) => layout.columns.get(field)?.kind !== 'boolean');
  const next = index.fields[fixed];
  const parts = sortedParts(index, { equal, bounded }, sort);
  const isOrdered = parts === sort.length || (parts > 0 && parts === sort.length - 1);
  const score =
    selective.length * PER_FIXED_FIELD +
    (next !== undefined && bounded.has(next) ? FOR_BOUNDED_FIELD : 0) +
    (isOrdered ? FOR_ORDER : 0);
  return { score, sortedParts: parts };
}

/** A fixed field orders nothing, so it may stand anywhere in the index and in the order. */
function sortedParts(
  index: TableIndex,
  { equal }: Pick<SelectorSql, 'equal' | 'bounded'>,
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

function countWhile<V>(values: readonly V[], is: (value: V) => boolean): number {
  const end = values.findIndex((value) => !is(value));
  return end === -1 ? values.length : end;
}
