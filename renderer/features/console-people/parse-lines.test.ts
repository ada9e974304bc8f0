import { describe, expect, it } from 'vitest';
import { MOST_LINES, parseLines } from './parse-lines.ts';

describe('a pasted list of people', () => {
  it('reads a name and what stands behind it', () => {
    expect(parseLines('Ковалёва  Дарья Игоревна; 7Б\n\nЕлин Илья').people).toEqual([
      { familyName: 'Ковалёва', givenName: 'Дарья', middleName: 'Игоревна', rest: '7Б' },
      { familyName: 'Елин', givenName: 'Илья', middleName: '', rest: '' },
    ]);
  });

  it('takes columns of a spreadsheet, and numbers in front', () => {
    expect(parseLines('1. Ковалёва Дарья\t7Б\r\n2) Ахметов\tТимур\tРашидович\t7Б').people).toEqual([
      { familyName: 'Ковалёва', givenName: 'Дарья', middleName: '', rest: '7Б' },
      { familyName: 'Ахметов', givenName: 'Тимур', middleName: 'Рашидович', rest: '7Б' },
    ]);
  });

  it('keeps names of several words together at the end', () => {
    expect(parseLines('Гусейнов Али Мамед оглы').people[0]).toMatchObject({ middleName: 'Мамед оглы' });
  });

  it('says which lines it could not read', () => {
    expect(parseLines(`Ковалёва\nЕлин Илья\n${'А'.repeat(61)} Б`).unread).toEqual([1, 3]);
  });

  it('leaves out what is too much for one go, and says so', () => {
    const lines = Array.from({ length: MOST_LINES + 2 }, (_, index) => `Иванов Иван${'а'.repeat(index % 5)}`);
    const parsed = parseLines(lines.join('\n'));
    expect(parsed.people).toHaveLength(MOST_LINES);
    expect(parsed.unread).toEqual([MOST_LINES + 1, MOST_LINES + 2]);
  });
});
