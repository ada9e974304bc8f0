import { cleanText, shortenText } from './clean-text.ts';
import type { RosterReason } from './reasons.ts';

/** One thing that is wrong with a roster, at its place. */
export interface RosterProblem {
  readonly file: string;
  /** 1-based line of the file where the row begins; 0 if the whole file is meant. */
  readonly line: number;
  /** Name of the column as the standard writes it; '' if the whole row or file is meant. */
  readonly column: string;
  readonly reason: RosterReason;
  /** The offending text, shortened; addresses and numbers are never shown in full. */
  readonly value?: string;
  /** What the sentence of the reason needs besides: `allowed`, `limit`, `firstLine` and so on. */
  readonly details: Readonly<Record<string, string | number>>;
  readonly severity: 'error' | 'warning';
}

export interface ProblemReport {
  readonly file: string;
  readonly reason: RosterReason;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

const WARNINGS: ReadonlySet<RosterReason> = new Set<RosterReason>([
  'manifest-missing',
  'file-not-announced',
  'encoding-windows-1251',
  'column-similar',
  'row-too-short',
  'email-invalid',
  'phone-invalid',
  'grade-unknown',
  'reference-removed',
  'class-name-repeated',
  'head-several',
  'enrollment-role-ignored',
  'enrollment-duplicate',
  'class-teacher-missing',
  'pupil-two-homerooms',
  'pupil-without-homeroom',
  'guardian-without-child',
]);

const VALUE_LIMIT = 40;
const PROBLEM_LIMIT = 500;

/** Collects the problems of one reading; beyond 500 of a severity it only counts. */
export class ProblemLog {
  readonly #errors: RosterProblem[] = [];
  readonly #warnings: RosterProblem[] = [];
  #errorCount = 0;
  #warningCount = 0;

  add(report: ProblemReport): void {
    const column = report.column ?? '';
    this.take({
      file: cleanText(report.file),
      line: report.line ?? 0,
      column,
      reason: report.reason,
      ...(report.value === undefined ? {} : { value: presentableValue(column, report.value) }),
      details: report.details ?? {},
      severity: WARNINGS.has(report.reason) ? 'warning' : 'error',
    });
  }

  /** Adds a problem that another log has already made presentable. */
  take(problem: RosterProblem): void {
    if (problem.severity === 'error') {
      this.#errorCount += 1;
      if (this.#errors.length < PROBLEM_LIMIT) this.#errors.push(problem);
    } else {
      this.#warningCount += 1;
      if (this.#warnings.length < PROBLEM_LIMIT) this.#warnings.push(problem);
    }
  }

  get hasErrors(): boolean {
    return this.#errorCount > 0;
  }

  get errors(): readonly RosterProblem[] {
    return withRemainder(this.#errors, this.#errorCount, 'error');
  }

  get warnings(): readonly RosterProblem[] {
    return withRemainder(this.#warnings, this.#warningCount, 'warning');
  }
}

function withRemainder(
  problems: readonly RosterProblem[],
  count: number,
  severity: RosterProblem['severity'],
): readonly RosterProblem[] {
  if (count <= problems.length) return [...problems];
  const details = { limit: problems.length, count };
  return [...problems, { file: '', line: 0, column: '', reason: 'too-many-problems', details, severity }];
}

/** The text of a cell as a report may show it: short, without disguise, contacts and secrets hidden. */
export function presentableValue(column: string, raw: string): string {
  const value = cleanText(raw.slice(0, 2000));
  switch (column) {
    case 'password':
    case 'userIds':
      return '…';
    case 'email':
      return value.includes('@') ? hideAddresses(value) : shortenText(value, 3);
    case 'phone':
    case 'sms':
      return value.includes('@') ? hideAddresses(value) : `…${value.slice(-2)}`;
    default:
      return shortenText(hideNumbers(column, hideAddresses(value)), VALUE_LIMIT);
  }
}

function hideAddresses(value: string): string {
  return shortenText(value.replace(/([^\s@]?)[^\s@]*@([^\s@]*)/gu, '$1…@$2'), VALUE_LIMIT);
}

/** A long number outside of the id columns is taken for a telephone or insurance number. */
function hideNumbers(column: string, value: string): string {
  const pattern = /sourcedids?$/iu.test(column) ? /\+\d[\d\s().-]{8,}\d/gu : /\+?\d[\d\s().-]{8,}\d/gu;
  return value.replace(pattern, (number) =>
    /^\d{4}-\d{2}-\d{2}$/u.test(number) ? number : `…${number.slice(-2)}`,
  );
}
