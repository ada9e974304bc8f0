import type { ProblemLog } from './problem.ts';
import type { RowBase, RowSet } from './read-rows.ts';

/** The cell that holds a reference. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: string;
}

/**
 * The row that an id refers to. An unknown id is an error, an id of a removed row a warning; where the
 * export lacks the file, nothing can be said. Undefined in all these cases, and for an empty id.
 */
export function follow<Row extends RowBase>(
  target: RowSet<Row>,
  id: string,
  place: Place,
  problems: ProblemLog,
): Row | undefined {
  if (id === '' || !target.isPresent) return undefined;
  const row = target.rows.get(id);
  if (row !== undefined || target.unusable.has(id)) return row;
  const reason = target.removed.has(id) ? 'reference-removed' : 'reference-unknown';
  problems.add({ ...place, reason, value: id, details: { target: target.file } });
  return undefined;
}
