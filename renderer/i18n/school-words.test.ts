import { describe, expect, test } from 'vitest';
import { SCHOOL_TYPES } from '../../shared/schema/school.ts';
import { roleHeading, roleWord } from './role-words.ts';
import { capital, countOf, SCHOOL_THINGS, schoolWords } from './school-words.ts';
import { createTranslate } from './translator.ts';

describe('F-009 the words of a type of school', () => {
  test.each([
    ['general', 'класс', 'учитель', 'ученик', 'классный руководитель'],
    ['vocational', 'группа', 'преподаватель', 'студент', 'куратор группы'],
    ['additional', 'группа', 'педагог', 'обучающийся', 'руководитель группы'],
  ] as const)('F-009 %s: %s, %s, %s, %s', (type, classroom, teacher, pupil, leader) => {
    const words = schoolWords(type, 'ru');
    expect([
      words.classroom.one.nominative,
      words.teacher.one.nominative,
      words.pupil.one.nominative,
      words.classTeacher.one.nominative,
    ]).toEqual([classroom, teacher, pupil, leader]);
  });

  test('F-009 count in the right form', () => {
    const { classroom, pupil } = schoolWords('vocational', 'ru');
    const said = [1, 3, 5, 11, 21, 112].map((count) =>
      countOf(classroom, count, 'ru').replaceAll('\u00a0', ' '),
    );
    expect(said).toEqual(['1 группа', '3 группы', '5 групп', '11 групп', '21 группа', '112 групп']);
    expect(countOf(pupil, 1840, 'ru')).toBe('1\u202f840\u00a0студентов');
    const english = schoolWords('general', 'en').classroom;
    expect([1, 2].map((count) => countOf(english, count, 'en'))).toEqual(['1\u00a0class', '2\u00a0classes']);
  });

  test.each(SCHOOL_TYPES)('are there in every form for %s', (type) => {
    for (const language of ['ru', 'en'] as const) {
      for (const thing of SCHOOL_THINGS) {
        const { one, many } = schoolWords(type, language)[thing];
        expect(Object.keys(one)).toHaveLength(6);
        expect(JSON.stringify({ one, many })).not.toContain('""');
      }
    }
  });

  test.each([
    ['general', 'ученик', 'учитель', 'Учителя'],
    ['vocational', 'студент', 'преподаватель', 'Преподаватели'],
    ['additional', 'обучающийся', 'педагог', 'Педагоги'],
  ] as const)('F-009 name the roles of %s: %s, %s', (type, pupil, teacher, teachers) => {
    const words = schoolWords(type, 'ru');
    const t = createTranslate('ru');
    expect([roleWord('pupil', t, words), roleWord('teacher', t, words)]).toEqual([pupil, teacher]);
    expect(roleWord('administrator', t, words)).toBe('администратор');
    expect([roleHeading('teacher', words), roleHeading('staff', words)]).toEqual([teachers, undefined]);
  });

  test('begin with a capital where they head something', () => {
    expect(capital('группа')).toBe('Группа');
  });
});
