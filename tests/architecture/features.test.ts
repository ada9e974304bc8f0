import { describe, expect, test } from 'vitest';
import { featureRows, isTestFile, leadingIds, testsByFeature, titlesIn } from './feature-table.ts';

const rows = featureRows();
const proofs = testsByFeature();

function numbered(letter: string, last: number, digits: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}-${String(index + 1).padStart(digits, '0')}`);
}

describe('the table of features', () => {
  test('has every id once', () => {
    const wanted = [...numbered('F', 130, 3), ...numbered('D', 12, 1), ...numbered('G', 15, 1)];
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.sort());
  });

  test('says of each row what it is, what shows it, and how far it is', () => {
    const empty = rows.filter(({ sentence, shown }) => sentence.length < 10 || shown.length < 10);
    expect(empty).toEqual([]);
    const odd = rows.filter(({ state }) => !['done', 'part', 'planned'].includes(state));
    expect(odd).toEqual([]);
  });

  test('names a test for what is done and none for what is planned', () => {
    expect(rows.filter(({ state, tests }) => state === 'done' && tests.length === 0)).toEqual([]);
    expect(rows.filter(({ state, tests }) => state === 'planned' && tests.length > 0)).toEqual([]);
  });

  test('names tests that exist and have a title that begins with the id', () => {
    const wrong = rows.flatMap(({ id, tests }) =>
      tests.filter((path) => !isTestFile(path) || !proofs.get(id)?.has(path)).map((path) => `${id}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test('names every test whose title begins with an id', () => {
    const listed = new Map(rows.map(({ id, tests }) => [id, tests]));
    const unlisted = [...proofs].flatMap(([id, paths]) =>
      [...paths].filter((path) => !listed.get(id)?.includes(path)).map((path) => `${id}: ${path}`),
    );
    expect(unlisted).toEqual([]);
  });
});

describe('titles of tests', () => {
  test('are found wherever a test runner takes them', () => {
    const text = [
      `test('F-001 one', () => { it("D-2 two", run); });`,
      'describe(`G-3 three ${name}`, run);',
      `test.each([1, 2])('F-004 four %s', run); test.describe('F-005 five', run); other('F-006 six');`,
    ].join('\n');
    const found = ['F-001 one', 'D-2 two', 'G-3 three ', 'F-004 four %s', 'F-005 five'];
    expect(titlesIn('some.test.ts', text)).toEqual(found);
  });

  test('may begin with several ids', () => {
    expect(leadingIds('F-011, F-013 a slip')).toEqual(['F-011', 'F-013']);
    expect(leadingIds('about F-011')).toEqual([]);
  });
});
