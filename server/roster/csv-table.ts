import { CsvError, parse } from 'csv-parse/sync';
import { unguardedCell } from './cell-guard.ts';
import { decodeText } from './decode-text.ts';
import type { ProblemLog } from './problem.ts';

/** A row and the 1-based line of the file where it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

const RECORD_LIMIT_KIB = 64;
/** Ten thousand people with eight enrolments each; whatever is larger is no school. */
export const MOST_ROWS = 80_000;

/**
 * Splits the bytes of one CSV file into rows. Separator (comma, semicolon, tab), encoding and line ends are
 * found out; empty lines are skipped. What cannot be split is reported, and then there is no table.
 * @param isGuarded whether the file is of our own export, see `guardedCell`
 */
export function readCsvTable(
  file: string,
  bytes: Uint8Array,
  problems: ProblemLog,
  isGuarded = false,
): CsvTable | undefined {
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'windows-1251') problems.add({ file, reason: 'encoding-windows-1251' });
  const rows = splitRows(file, text, problems);
  if (rows === undefined) return undefined;
  const [header, ...body] = rows;
  if (header === undefined) {
    problems.add({ file, reason: 'header-missing' });
    return undefined;
  }
  if (!isGuarded) return { header, rows: body };
  return { header, rows: body.map(({ line, cells }) => ({ line, cells: cells.map(unguardedCell) })) };
}

function splitRows(file: string, text: string, problems: ProblemLog): CsvRow[] | undefined {
  if (newlinesIn(text) > MOST_ROWS) {
    problems.add({ file, reason: 'too-many-rows', details: { limit: MOST_ROWS } });
    return undefined;
  }
  const rows: CsvRow[] = [];
  let linesRead = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: RECORD_LIMIT_KIB * 1024,
      on_record: (cells: string[], context) => {
        linesRead = context.lines;
        const line = linesRead - cells.reduce((count, cell) => count + newlinesIn(cell), 0);
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isTooLong = error.code === 'CSV_MAX_RECORD_SIZE';
    const place = { file, line: linesRead + 1 };
    problems.add(
      isTooLong
        ? { ...place, reason: 'csv-record-too-long', details: { limit: RECORD_LIMIT_KIB } }
        : { ...place, reason: 'csv-quotes' },
    );
    return undefined;
  }
}

/** The separator that the first non-empty line uses most, outside of quotes. */
function delimiterOf(text: string): string {
  const start = text.search(/\S/u);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  const firstLine = text.slice(Math.max(start, 0), end < 0 ? undefined : end).replace(/"[^"]*"/gu, '');
  const count = (delimiter: string): number => firstLine.split(delimiter).length;
  return [';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best), ',');
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
