import { cleanText, shortenText } from './clean-text.ts';
import type { CsvRow } from './csv-table.ts';
import type { ColumnPositions } from './header.ts';
import type { ProblemLog } from './problem.ts';
import type { RosterReason } from './reasons.ts';

/** Longest id of the standard (a GUID field). */
export const ID_LIMIT = 255;

interface TextRule {
  readonly limit: number;
  readonly isRequired?: boolean;
}

/**
 * Reads the cells of one row, cleaned and checked. Each method reports what is wrong with its cell and then
 * gives '' (or an empty list, or null), so that one reading finds all problems of a row.
 */
export class Cells {
  readonly file: string;
  readonly line: number;
  readonly #row: CsvRow;
  readonly #positions: ColumnPositions;
  readonly #problems: ProblemLog;

  constructor(file: string, row: CsvRow, positions: ColumnPositions, problems: ProblemLog) {
    this.file = file;
    this.line = row.line;
    this.#row = row;
    this.#positions = positions;
    this.#problems = problems;
  }

  report(
    reason: RosterReason,
    column: string,
    value?: string,
    details?: Record<string, string | number>,
  ): void {
    this.#problems.add({
      file: this.file,
      line: this.line,
      column,
      reason,
      ...(value === undefined ? {} : { value }),
      ...(details === undefined ? {} : { details }),
    });
  }

  text(column: string, { limit, isRequired = false }: TextRule): string {
    const text = this.#clean(column);
    if (text === '' && isRequired) this.report('value-missing', column);
    if (shortenText(text, limit) === text) return text;
    this.report('value-too-long', column, text, { limit });
    return '';
  }

  /** One id that must be there. */
  id(column: string): string {
    return this.text(column, { limit: ID_LIMIT, isRequired: true });
  }

  optionalId(column: string): string {
    return this.text(column, { limit: ID_LIMIT });
  }

  /** Several values in one cell, separated by commas (or semicolons, after a spreadsheet program). */
  list(column: string, limit: number): readonly string[] {
    const fitting = new Set<string>();
    for (const part of this.#clean(column).split(/[,;]/u)) {
      const text = part.trim();
      if (shortenText(text, limit) !== text) this.report('value-too-long', column, text, { limit });
      else if (text !== '') fitting.add(text);
    }
    return [...fitting];
  }

  /** One value of a closed set, whatever its letter case; '' where the cell is empty or wrong. */
  choice<Value extends string>(
    column: string,
    allowed: readonly Value[],
    options: { readonly isRequired?: boolean; readonly reason?: RosterReason } = {},
  ): Value | '' {
    const text = this.#clean(column);
    if (text === '') {
      if (options.isRequired === true) this.report('value-missing', column);
      return '';
    }
    const value = allowed.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    if (value !== undefined) return value;
    this.report(options.reason ?? 'value-unknown', column, text, { allowed: allowed.join(', ') });
    return '';
  }

  /** true, false, or null where the cell is empty or wrong. Spreadsheet programs write ИСТИНА and ЛОЖЬ. */
  flag(column: string, isRequired: boolean): boolean | null {
    const text = this.#clean(column).toLowerCase();
    if (text === '') {
      if (isRequired) this.report('value-missing', column);
      return null;
    }
    if (['true', '1', 'истина'].includes(text)) return true;
    if (['false', '0', 'ложь'].includes(text)) return false;
    this.report('value-unknown', column, text, { allowed: 'true, false' });
    return null;
  }

  /** A calendar day as 'YYYY-MM-DD'. 01.09.2026 and a day with a time after it are understood too. */
  date(column: string, isRequired = false): string {
    const text = this.#clean(column);
    if (text === '') {
      if (isRequired) this.report('value-missing', column);
      return '';
    }
    const day = dayOf(text);
    if (day === undefined) this.report('date-invalid', column, text);
    return day ?? '';
  }

  /** Two dates of which the second is not before the first. */
  span(
    beginColumn: string,
    endColumn: string,
    isRequired = false,
  ): { readonly begins: string; readonly ends: string } {
    const begins = this.date(beginColumn, isRequired);
    const ends = this.date(endColumn, isRequired);
    if (begins !== '' && ends !== '' && ends < begins) {
      this.report('dates-reversed', endColumn, ends, { begins });
    }
    return { begins, ends };
  }

  #clean(column: string): string {
    const position = this.#positions.get(column);
    return position === undefined ? '' : cleanText(this.#row.cells[position] ?? '');
  }
}

function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/u.exec(text);
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})$/u.exec(text);
  const [year, month, day] =
    iso === null ? [russian?.[3], russian?.[2], russian?.[1]] : [iso[1], iso[2], iso[3]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month}-${day}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}
