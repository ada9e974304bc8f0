import { Cells, ID_LIMIT } from './cells.ts';
import { cleanText } from './clean-text.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import type { ColumnPositions } from './header.ts';
import type { ProblemLog } from './problem.ts';

/** The rows of one file that are in force, by id, in the order of the file. */
export interface RowSet<Row> {
  readonly file: string;
  /** False if the export has no such file: then references to it cannot be checked. */
  readonly isPresent: boolean;
  readonly rows: ReadonlyMap<string, Row>;
  /** Ids of rows with the status tobedeleted. */
  readonly removed: ReadonlySet<string>;
  /** Ids of rows whose fields are not in their columns: reported once, and not again wherever they are named. */
  readonly unusable: ReadonlySet<string>;
}

export interface RowBase {
  readonly sourcedId: string;
  readonly line: number;
}

export function absentRows<Row>(file: string): RowSet<Row> {
  return { file, isPresent: false, rows: new Map(), removed: new Set(), unusable: new Set() };
}

/** Reads every row of a file with `read`, leaving out removed ones; ids must be unique. */
export function readRows<Row extends RowBase>(
  file: string,
  table: CsvTable,
  positions: ColumnPositions,
  problems: ProblemLog,
  read: (cells: Cells, base: RowBase) => Row,
): RowSet<Row> {
  const rows = new Map<string, Row>();
  const removed = new Set<string>();
  const unusable = new Set<string>();
  for (const row of table.rows) {
    const cells = new Cells(file, row, positions, problems);
    const sourcedId = cells.text('sourcedId', { limit: ID_LIMIT, isRequired: true });
    if (!isOfWidth(cells, row, table.header.cells.length)) {
      unusable.add(sourcedId);
      continue;
    }
    const status = cells.choice('status', ['active', 'tobedeleted', 'inactive']);
    if (status === 'tobedeleted' || status === 'inactive') {
      removed.add(sourcedId);
      continue;
    }
    const first = rows.get(sourcedId);
    if (first !== undefined) {
      cells.report('id-duplicate', 'sourcedId', sourcedId, { firstLine: first.line });
      continue;
    }
    const entry = read(cells, { sourcedId, line: row.line });
    if (sourcedId !== '') rows.set(sourcedId, entry);
  }
  for (const sourcedId of rows.keys()) removed.delete(sourcedId);
  return { file, isPresent: true, rows, removed, unusable };
}

/** Empty fields at the end say nothing, neither too many nor too few of them. */
function isOfWidth(cells: Cells, row: CsvRow, width: number): boolean {
  const filled = row.cells.findLastIndex((cell) => cleanText(cell) !== '') + 1;
  const details = { count: row.cells.length, limit: width };
  if (filled > width) cells.report('row-too-long', '', undefined, details);
  else if (row.cells.length < width) cells.report('row-too-short', '', undefined, details);
  return filled <= width;
}
