import { beforeEach, describe, expect, test } from 'vitest';
import { namesOf } from '../acts/person-fields.ts';
import { PersonNamePart, plainLine } from '../schema/names.ts';
import { guardOf } from '../std/parse.ts';
import { ActingSchool } from '../testing/acting-school.ts';
import { mixesAlphabets, resemblesStaff, skeletonOf } from './look-alikes.ts';

const isName = guardOf(PersonNamePart);
const isPosition = guardOf(plainLine(80));

describe('F-018 the badge', () => {
  test.each([
    ['a tick', 'Анна ✓'],
    ['a heavy tick', 'Анна✔'],
    ['a tick in a box', '☑ Анна'],
    ['a green tick', 'Анна ✅'],
    ['a shield', 'Анна 🛡'],
    ['a shield as a picture', 'Анна 🛡️'],
    ['a star', 'Анна ★'],
    ['a medal', '🏅Анна'],
    ['a cap', 'Анна 🎓'],
    ['a filled circle', 'Анна ●'],
    ['a letter in a circle', 'Анна Ⓥ'],
    ['a number in a circle', 'Анна ①'],
    ['a circle put around a letter', 'Анна V\u20dd'],
    ['a root sign', 'Анна √'],
    ['a colour of emoji', 'Анна \u{1f3fb}'],
    ['a private sign', 'Анна \ue000'],
    ['a flag', 'Анна 🇷🇺'],
  ])('F-018 cannot be imitated in a name by %s', (_what, name) => {
    expect([isName(name), isPosition(name)]).toEqual([false, false]);
  });

  test.each([
    ['a zero-width space', 'Ан\u200bна'],
    ['a joiner', 'Ан\u200dна'],
    ['a soft hyphen', 'Ан\u00adна'],
    ['a filler', 'Анна\u3164'],
    ['a byte order mark', '\ufeffАнна'],
    ['a change of direction', 'Анна\u202e'],
    ['a variation selector', 'Анна\ufe0f'],
    ['a tag', 'Анна\u{e0041}'],
  ])('F-018 a name hides nothing: %s', (_what, name) => {
    expect(isName(name)).toBe(false);
  });

  test.each([
    'Анна-Мария',
    'О’Коннор',
    "О'Коннор",
    'Ибрагимов оглы',
    'Ёлкина',
    'Müller',
    'Nguyễn',
    'Ким (мл.)',
    'Иванова-2',
  ])('F-018 %s is a name', (name) => {
    expect(isName(name)).toBe(true);
  });

  test('F-018 a position may have the words and signs of positions', () => {
    expect(isPosition('учитель физики (1-я категория), корпус № 2 + кружок')).toBe(true);
  });
});

describe('F-018 look-alikes', () => {
  let school: ActingSchool;
  beforeEach(() => {
    school = new ActingSchool();
  });
  const resembles = (familyName: string, givenName: string, middleName = '') =>
    resemblesStaff(school.directory, { familyName, givenName, middleName });

  test.each([
    ['the name itself', 'Соколова', 'Анна'],
    ['Latin letters in it', 'Coкoлoвa', 'Aннa'],
    ['Greek letters in it', 'Сοкοлοва', 'Αнна'],
    ['small letters', 'соколова', 'анна'],
    ['spaces and hyphens', 'Соко лова', '-Анна-'],
    ['an accent', 'Сокóлова', 'Анна'],
    ['digits for letters', 'С0к0л0ва', 'Анна'],
    ['wide letters', 'Ｃоколова', 'Анна'],
    ['a middle name more', 'Соколова', 'Анна', 'Ивановна'],
    ['both parts in one', 'Соколова Анна', ''],
  ])('F-018 are found: %s', (_how, familyName, givenName, middleName = '') => {
    expect(resembles(familyName, givenName, middleName)).toEqual(['anna']);
  });

  test('F-018 are those of confirmed teachers and heads, and not the person’s own', () => {
    expect(resembles('Новикова', 'Вера')).toEqual([]);
    expect(resembles('Лисина', 'Ирина')).toEqual([]);
    expect(resembles('Соколова', 'Яна')).toEqual([]);
    expect(resembles('', '')).toEqual([]);
    const names = { familyName: 'Соколова', givenName: 'Анна', middleName: '' };
    expect(resemblesStaff(school.directory, names, 'anna')).toEqual([]);
    school.act('admin', 'move.leave', { person: 'anna', role: '' });
    expect(resembles('Соколова', 'Анна')).toEqual([]);
  });

  test.each([
    ['Cоколова', true],
    ['Анна-Maria', false],
    ['Müller', false],
    ['Соколова', false],
    ['Αнна', true],
    ['', false],
  ])('F-018 %s mixes alphabets in a word: %s', (name, isMixed) => {
    expect(mixesAlphabets(name)).toBe(isMixed);
    const take = () => namesOf({ familyName: name || 'Зуева', givenName: 'Анна', middleName: '' });
    if (isMixed) expect(take).toThrow('nameUnfit');
    else expect(take).not.toThrow();
  });

  test('F-006 titles that are told apart stay apart', () => {
    for (const [a, b] of [
      ['1А', '1Б'],
      ['11А', '1А'],
      ['16', '1Б'],
      ['5В', '5Б'],
      ['10А', '1А'],
    ] as const) {
      expect(skeletonOf(a)).not.toBe(skeletonOf(b));
    }
    expect(skeletonOf('7а')).toBe(skeletonOf(' 7 A'));
    expect(skeletonOf('7В')).toBe(skeletonOf('7B'));
  });
});
