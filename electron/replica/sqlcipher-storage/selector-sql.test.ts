import { describe, expect, test } from 'vitest';
import { selectorSql, type SqlField } from './selector-sql.ts';

const FIELDS: Record<string, SqlField> = {
  name: { sql: 'name', kind: 'text', isColumn: true },
  age: { sql: 'age', kind: 'number', isColumn: true },
  isAway: { sql: 'away', kind: 'boolean', isColumn: true },
  note: { sql: 'json_note', kind: 'text', isColumn: false },
  floor: { sql: 'json_floor', kind: 'number', isColumn: false },
};
const of = (selector: object) => selectorSql(selector, (field) => FIELDS[field]);
const LIST = '(SELECT value FROM json_each(?))';

describe('a selector in SQL', () => {
  test('says exactly what it can, with its values apart', () => {
    const { sql, params, isExact } = of({ name: 'Анна', age: { $gt: 10, $lte: 12 }, isAway: { $ne: true } });
    expect(sql).toBe('name = ? AND age > ? AND age <= ? AND away IS NOT ?');
    expect(params).toEqual(['Анна', 10, 12, 1]);
    expect(isExact).toBe(true);
  });

  test('takes lists as one parameter, so that their length makes no new statement', () => {
    expect(of({ name: { $in: ['a', 'b'] } })).toMatchObject({
      sql: `name IN ${LIST}`,
      params: ['["a","b"]'],
    });
    expect(of({ age: { $nin: [1] } }).sql).toBe(`(age IS NULL OR age NOT IN ${LIST})`);
  });

  test('lets through what only the matcher knows, and says so', () => {
    const { sql, isExact } = of({ name: { $regex: '^А' }, age: 12, marks: { $size: 1 } });
    expect([sql, isExact]).toEqual(['age = ?', false]);
  });

  test('does not narrow by an alternative that it does not understand', () => {
    expect(of({ $or: [{ age: 12 }, { name: { $regex: 'а' } }] })).toMatchObject({ sql: '', isExact: false });
    expect(of({ $or: [{ age: 12 }, { name: 'Анна' }] }).sql).toBe('((age = ?) OR (name = ?))');
    expect(of({ $or: [{ age: 12, name: { $regex: 'а' } }, { age: 13 }] })).toMatchObject({
      sql: '((age = ?) OR (age = ?))',
      isExact: false,
    });
  });

  test('negates only what is exact, and counts the missing in', () => {
    expect(of({ $nor: [{ age: { $gt: 12 } }, { name: 'Анна' }] }).sql).toBe(
      '(age > ?) IS NOT TRUE AND (name = ?) IS NOT TRUE',
    );
    expect(of({ age: { $not: { $gt: 12 } } }).sql).toBe('(age > ?) IS NOT TRUE');
    expect(of({ $nor: [{ age: 12, name: { $regex: 'а' } }] })).toMatchObject({ sql: '', isExact: false });
  });

  test('leaves values of other kinds to the matcher', () => {
    for (const odd of [
      { name: 5 },
      { age: '5' },
      { isAway: 1 },
      { age: null },
      { name: { $exists: true } },
      { age: {} },
    ])
      expect(of(odd), JSON.stringify(odd)).toMatchObject({ sql: '', isExact: false });
  });

  test('compares inside of JSON only what SQLite reads as JavaScript does', () => {
    expect(of({ note: 'ё', floor: 2 })).toMatchObject({
      sql: 'json_note = ? AND json_floor = ?',
      isExact: true,
    });
    for (const odd of [{ note: '🙂' }, { note: 'a\0' }, { floor: 0.1 }, { floor: 2 ** 60 }])
      expect(of(odd), JSON.stringify(odd)).toMatchObject({ sql: '', isExact: false });
    expect(of({ name: '🙂' })).toMatchObject({ sql: 'name = ?', isExact: true });
  });

  test('tells which fields are fixed and which bounded, for the choice of an index', () => {
    const { equal, bounded, fields } = of({
      name: 'Анна',
      $and: [{ isAway: false }, { age: { $gt: 3 } }],
      $or: [{ floor: 1 }],
      note: { $ne: 'x' },
    });
    expect([...equal]).toEqual([
      ['name', 'Анна'],
      ['isAway', 0],
    ]);
    expect([...bounded]).toEqual(['age']);
    expect([...fields].sort()).toEqual(['age', 'floor', 'isAway', 'name', 'note']);
  });
});
