import { cleanText } from './clean-text.ts';
import type { FileColumns } from './columns.ts';
import { UNREAD_COLUMNS } from './columns.ts';
import type { CsvRow } from './csv-table.ts';
import { isSimilarName } from './look-alike.ts';
import type { ProblemLog } from './problem.ts';

/** Position of each known column in the rows of a file. */
export type ColumnPositions = ReadonlyMap<string, number>;

/** A header cell longer than this is no column name; comparing it with the known names would only cost time. */
const NAME_LIMIT = 60;

/**
 * Finds the known columns in a header, whatever their order and letter case. Reports the required ones that
 * are missing, doubled ones (both make the file unusable, and nothing is given back), and unknown ones that look
 * like a known one that is missing.
 */
export function readHeader(
  file: string,
  header: CsvRow,
  columns: FileColumns,
  problems: ProblemLog,
): ColumnPositions | undefined {
  const { line } = header;
  let isUsable = true;
  const names = header.cells.map(cleanText);
  const positions = new Map<string, number>();
  const known = new Map([...columns.required, ...columns.optional].map((name) => [name.toLowerCase(), name]));
  const unknown: string[] = [];
  for (const [position, name] of names.entries()) {
    const column = known.get(name.toLowerCase());
    if (column === undefined) {
      if (isPossibleSlip(name)) unknown.push(name);
    } else if (positions.has(column)) {
      problems.add({ file, line, column, reason: 'column-duplicate' });
      isUsable = false;
    } else {
      positions.set(column, position);
    }
  }
  const similarTo = (column: string): string | undefined =>
    unknown.find((name) => isSimilarName(name, column));
  for (const column of columns.required.filter((name) => !positions.has(name))) {
    const value = similarTo(column);
    isUsable = false;
    problems.add(
      value === undefined
        ? { file, line, column, reason: 'column-missing' }
        : { file, line, column, value, reason: 'column-missing-similar' },
    );
  }
  for (const column of columns.optional.filter((name) => !positions.has(name))) {
    const value = similarTo(column);
    if (value !== undefined) problems.add({ file, line, column, value, reason: 'column-similar' });
  }
  return isUsable ? positions : undefined;
}

function isPossibleSlip(name: string): boolean {
  const folded = name.toLowerCase();
  return name.length <= NAME_LIMIT && !folded.startsWith('metadata.') && !UNREAD_COLUMNS.has(folded);
}
