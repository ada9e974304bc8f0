import { describe, expect, test } from 'vitest';
import { MOST_CLASSES, parseClasses } from './parse-classes.ts';

const titles = (text: string) => parseClasses(text, []).classes.map(({ title }) => title);

describe('F-006 a nomenclature that is typed', () => {
  test('is read as people write it', () => {
    expect(titles('1А 1Б, 2а;\n10 б 11-В')).toEqual(['1А', '1Б', '2А', '10Б', '11В']);
    expect(titles('5 «А» 6')).toEqual(['5А', '6']);
    expect(parseClasses('10Б', []).classes).toEqual([{ title: '10Б', grade: 10 }]);
  });

  test('has ranges of letters and of grades', () => {
    expect(titles('1А-Г')).toEqual(['1А', '1Б', '1В', '1Г']);
    expect(titles('3А – 3В')).toEqual(['3А', '3Б', '3В']);
    expect(titles('9-11А')).toEqual(['9А', '10А', '11А']);
    expect(titles('5Б-7Б')).toEqual(['5Б', '6Б', '7Б']);
    expect(titles('1-4')).toEqual(['1', '2', '3', '4']);
  });

  test('takes 25 classes from one line', () => {
    const { classes, problems } = parseClasses(
      '1А-В 2А-В 3А-В 4А-Б 5А-Б 6А-Б 7А-Б 8А-Б 9А-Б 10А-Б 11А-Б',
      [],
    );
    expect([classes.length, problems]).toEqual([25, []]);
  });

  test('leaves the names of groups as they are', () => {
    expect(parseClasses('ПК-21 5МК', []).classes).toEqual([
      { title: 'ПК-21', grade: 0 },
      { title: '5МК', grade: 5 },
    ]);
  });

  test('says what is there already, also in letters that look the same, and what is typed twice', () => {
    expect(parseClasses('7В 7B 7А 7А', ['7А']).problems).toEqual([
      { text: '7B', why: 'twice' },
      { text: '7А', why: 'taken' },
      { text: '7А', why: 'taken' },
    ]);
  });

  test('says what it does not understand, and where there are too many', () => {
    expect(parseClasses('1Г-А ??? 7-5А', []).problems.map(({ text, why }) => [text, why])).toEqual([
      ['1Г-А', 'unread'],
      ['???', 'unread'],
      ['7-5А', 'unread'],
    ]);
    const many = Array.from({ length: MOST_CLASSES + 2 }, (_, index) => `Г-${index}`).join(' ');
    expect(parseClasses(many, []).problems.map(({ why }) => why)).toEqual(['tooMany', 'tooMany']);
  });

  test('takes nothing of nothing', () => {
    expect(parseClasses(' \n ,; ', [])).toEqual({ classes: [], problems: [] });
  });
});
