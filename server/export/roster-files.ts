import { guardedCell } from '../roster/cell-guard.ts';
import type { RosterFileName } from '../roster/columns.ts';
import { csvText } from '../roster/csv-text.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { rosterNow } from '../roster/roster-now.ts';
import type { RosterSchool } from '../roster/roster.ts';
import { SourcedIds } from '../roster/sourced-ids.ts';
import { type RosterTable, rosterTables } from './roster-tables.ts';

/** Spreadsheet programs take a file without it for one in the encoding of the country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The school's roster as CSV files that spreadsheet programs open without harm; see docs/roster.md. */
export function rosterFiles(
  directory: Directory,
  school: RosterSchool,
  today: string,
): ReadonlyMap<RosterFileName, Uint8Array> {
  const tables = rosterTables({ ...rosterNow(directory, new SourcedIds(directory)), school, today });
  return new Map([...tables].map(([name, table]) => [name, csvBytes(table)]));
}

/** A table as a CSV file: UTF-8 with its mark, cells guarded against being taken for formulas. */
export function csvBytes(table: RosterTable): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + csvText(table.map((row) => row.map(guardedCell))), 'utf8');
}
