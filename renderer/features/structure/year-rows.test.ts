import { describe, expect, test } from 'vitest';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import type { YearRow } from '../../../shared/replica/school/classes-year-query.ts';
import { unfitTitles, yearNumbers, yearRows, yearSteps } from './year-rows.ts';

function row(titleNow: string, of: Partial<YearRow> = {}): YearRow {
  const gradeNow = Number.parseInt(titleNow, 10);
  const title = titleNow.replace(/^\d+/u, String(gradeNow + 1));
  return {
    classroom: `k${titleNow.toLowerCase()}`,
    to: 'promote',
    title,
    grade: gradeNow + 1,
    titleNow,
    gradeNow,
    pupils: 25,
    ...of,
  };
}

const ROWS = [row('1А'), row('9Б'), row('11А', { to: 'leave', title: '11А', grade: 11 })];

describe('F-006 the turn of the year', () => {
  test('takes what was decided otherwise', () => {
    const rows = yearRows(
      ROWS,
      new Map([
        ['k1а', { title: '2Б ' }],
        ['k9б', { to: 'leave' }],
      ]),
    );
    expect(yearSteps(rows)).toEqual([
      { classroom: 'k1а', to: 'promote', title: '2Б', grade: 2 },
      { classroom: 'k9б', to: 'leave', title: '10Б', grade: 10 },
      { classroom: 'k11а', to: 'leave', title: '11А', grade: 11 },
    ]);
  });

  test('a class that goes on after all is one grade higher', () => {
    const [, , last] = yearRows(ROWS, new Map([['k11а', { to: 'promote', title: '12А' }]]));
    expect(last).toMatchObject({ to: 'promote', title: '12А', grade: 12 });
  });

  test('two classes cannot be called the same; one that leaves makes room', () => {
    expect([...unfitTitles([row('1А'), row('2А', { to: 'keep' })])]).toEqual(['k1а', 'k2а']);
    expect([...unfitTitles([row('10А'), row('11А', { to: 'leave' })])]).toEqual([]);
    expect([...unfitTitles([row('1А', { title: ' ' })])]).toEqual(['k1а']);
  });

  test('is counted', () => {
    const of: Consequence[] = [
      { person: 'a', what: 'leaves' },
      { person: 'a', what: 'classEnds', classroom: 'k' },
      { person: 'a', what: 'chatEnds', chat: 'c', title: '11А' },
      { person: 'm', what: 'leaves' },
      { person: 'm', what: 'chatEnds', chat: 'c', title: '11А' },
    ];
    expect(yearNumbers(ROWS, of)).toEqual({
      promoted: 2,
      ending: 1,
      pupilsGoOn: 50,
      pupilsLeave: 1,
      othersLeave: 1,
      chatsEnd: 1,
    });
  });
});
