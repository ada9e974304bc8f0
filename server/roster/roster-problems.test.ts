import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CASES } from '../../tests/fixtures/roster/error-cases.ts';
import { filesOf, replaced } from '../../tests/fixtures/roster/fixture-files.ts';
import { add, swap, type ProblemCase, type ProblemCases } from '../../tests/fixtures/roster/problem-case.ts';
import { WARNING_CASES } from '../../tests/fixtures/roster/warning-cases.ts';
import { describeProblem } from './describe-problem.ts';
import { parseRoster, type RosterResult } from './parse-roster.ts';
import { REASONS, type RosterReason } from './reasons.ts';

function resultOf({ texts, options }: Pick<ProblemCase, 'texts' | 'options'>): RosterResult {
  return parseRoster(filesOf(texts), { today: '2026-10-01', ...options });
}

function flat(cases: ProblemCases): readonly (readonly [string, RosterReason, ProblemCase])[] {
  return Object.entries(cases).flatMap(([reason, list]) =>
    list.map((one, index) => [`${reason} #${index + 1}`, reason as RosterReason, one] as const),
  );
}

const placeOf = ({ file, line, column }: { file: string; line: number; column: string }): string =>
  `${file}:${line}:${column}`;

describe('an error', () => {
  it.each(flat(ERROR_CASES))(
    '%s is the only problem, names its place, and prevents the import',
    (_, reason, one) => {
      const { roster, problems } = resultOf(one);
      expect(problems.map((problem) => [problem.reason, placeOf(problem), problem.value])).toEqual([
        [reason, one.at, one.value],
      ]);
      expect(problems[0]?.severity).toBe('error');
      expect(roster).toBeUndefined();
    },
  );
});

describe('a warning', () => {
  it.each(flat(WARNING_CASES))('%s names its place and leaves the roster usable', (_, reason, one) => {
    const { roster, problems, warnings } = resultOf(one);
    const found = warnings.find((warning) => warning.reason === reason);
    expect(problems).toEqual([]);
    expect(found === undefined ? [] : [placeOf(found), found.value]).toEqual([one.at, one.value]);
    expect(roster).toBeDefined();
  });
});

describe('every reason', () => {
  const cases = [...flat(ERROR_CASES), ...flat(WARNING_CASES)];

  it.each(cases)('%s has whole sentences in both languages', (_, reason, one) => {
    const { problems, warnings } = resultOf(one);
    const problem = [...problems, ...warnings].find((candidate) => candidate.reason === reason)!;
    for (const language of ['ru', 'en'] as const) {
      const sentence = describeProblem(problem, language);
      expect(sentence).not.toMatch(/[{}]|undefined|null/u);
      expect(sentence).toMatch(/\.$/u);
    }
  });

  it('is tried here, or where files are read or counted', () => {
    const elsewhere: readonly RosterReason[] = [
      'path-missing',
      'path-unreadable',
      'not-a-roster',
      'file-too-large',
      'file-not-regular',
      'file-duplicate',
      'several-folders',
      'archive-broken',
      'archive-too-large',
      'archive-too-many-files',
      'archive-unsafe-name',
      'encoding-windows-1251',
      'too-many-problems',
    ];
    const tried = new Set<string>([...cases.map(([, reason]) => reason), ...elsewhere]);
    expect([...tried].sort()).toEqual(Object.keys(REASONS).sort());
  });
});

describe('the documentation', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/roster.md'), 'utf8');

  it.each(Object.keys(REASONS))('says what to do about %s', (reason) => {
    expect(text).toMatch(new RegExp(`^\\| \`${reason}\` +\\| \\S`, 'mu'));
  });
});

describe('a problem as a person reads it', () => {
  it('says file, line, column, value and what is allowed', () => {
    const texts = swap('roles.csv', 'dasha,primary,student', 'dasha,primary,studnet');
    const [problem] = resultOf({ texts }).problems;
    expect(describeProblem(problem!, 'ru')).toMatch(
      /^roles\.csv, строка 7, столбец role: неизвестная роль «studnet»\. Допустимы: student, teacher, /u,
    );
    expect(describeProblem(problem!, 'en')).toMatch(
      /^roles\.csv, line 7, column role: unknown role “studnet”\. /u,
    );
  });

  it('counts lines of the file, also after a quoted line break and empty lines', () => {
    let texts = swap('users.csv', 'Нина', '"Нина\r\n\nМария"');
    texts = replaced(texts, 'users.csv', 'amir,,,true', '\n\namir,,,perhaps');
    const [problem] = resultOf({ texts }).problems;
    expect(placeOf(problem!)).toBe('users.csv:11:enabledUser');
  });

  it('shows all problems of all files at once', () => {
    let texts = swap('users.csv', 'Анна', '');
    texts = replaced(texts, 'roles.csv', 'ext:staff', 'cook');
    texts = replaced(
      texts,
      'enrollments.csv',
      'school,dasha,student,false,2026-09-01,\n',
      'school,x,student,no,31.09.2026,\n',
    );
    expect(resultOf({ texts }).problems.map(placeOf)).toEqual([
      'users.csv:3:givenName',
      'roles.csv:6:role',
      'enrollments.csv:6:primary',
      'enrollments.csv:6:beginDate',
      'enrollments.csv:6:userSourcedId',
    ]);
  });

  it('lists 500 problems of a kind and counts the rest', () => {
    const rows = Array.from(
      { length: 700 },
      (_, index) => `r${index + 100},,,nobody,primary,cook,,,school,,`,
    );
    const { problems } = resultOf({ texts: add('roles.csv', ...rows) });
    expect(problems).toHaveLength(501);
    expect(describeProblem(problems[500]!, 'ru')).toBe('показаны первые 500, всего их 1400.');
    expect(describeProblem(problems[500]!, 'en')).toBe('the first 500 are shown, there are 1400.');
  });
});
