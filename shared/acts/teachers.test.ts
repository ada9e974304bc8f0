import { beforeEach, describe, expect, test } from 'vitest';
import { can } from '../permissions/can.ts';
import { ActingSchool } from '../testing/acting-school.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const attach = (by: string, classroom: string, person: string, role = 'classTeacher') =>
  school.refusal(by, 'teachers.attach', { classroom, person, role });
const detach = (by: string, classroom: string, person: string) =>
  school.refusal(by, 'teachers.detach', { classroom, person });
const resetsPin = (teacher: string, pupil: string) =>
  can(school.facts(teacher), 'pins.reset', { person: school.facts(pupil) });

describe('F-015 class teachers', () => {
  test.each(['anna', 'head', 'librarian', 'older', 'mother'])('refuses when not allowed: %s', (who) => {
    expect(attach(who, 'k6b', 'boris')).toBe('notAllowed');
    expect(detach(who, 'k6a', 'anna')).toBe('notAllowed');
  });

  test('F-015 the attached teacher has the rights in that class only, and loses them when detached', () => {
    expect([resetsPin('boris', 'younger'), resetsPin('boris', 'older')]).toEqual([false, false]);
    expect(attach('admin', 'k4a', 'boris')).toBeUndefined();
    expect([resetsPin('boris', 'younger'), resetsPin('boris', 'older')]).toEqual([true, false]);
    expect(school.facts('boris').pupils).toEqual(new Set(['younger', 'small']));
    expect(school.offers('boris')).toEqual(expect.arrayContaining(['4А, ученики', 'Родители 4А']));
    expect(detach('admin', 'k4a', 'boris')).toBeUndefined();
    expect([resetsPin('boris', 'younger'), school.facts('boris').pupils.size]).toEqual([false, 0]);
    expect(school.offers('boris')).not.toContain('4А, ученики');
  });

  test('F-015 the chats of the class end with the attachment, at once', () => {
    expect([...school.facts('anna').chats].sort()).toEqual(['k6a.parents', 'k6a.pupils']);
    expect(school.preview('admin', 'teachers.detach', { classroom: 'k6a', person: 'anna' })).toEqual([
      { person: 'anna', what: 'classEnds', classroom: 'k6a' },
      { person: 'anna', what: 'chatEnds', chat: 'k6a.pupils', title: '6А, ученики' },
      { person: 'anna', what: 'chatEnds', chat: 'k6a.parents', title: 'Родители 6А' },
    ]);
    detach('admin', 'k6a', 'anna');
    expect(school.facts('anna').chats.size).toBe(0);
  });

  test('F-015 a class may have several, and their role may change', () => {
    expect(attach('admin', 'k6a', 'boris')).toBeUndefined();
    expect([resetsPin('boris', 'older'), resetsPin('anna', 'older')]).toEqual([true, true]);
    expect(attach('admin', 'k6a', 'boris', 'teacher')).toBeUndefined();
    expect([resetsPin('boris', 'older'), resetsPin('anna', 'older')]).toEqual([false, true]);
  });

  test('F-015 who is not confirmed may be attached, and the rights wait', () => {
    expect(attach('admin', 'k4a', 'vera')).toBeUndefined();
    expect([resetsPin('vera', 'younger'), school.facts('vera').pupils.size]).toEqual([false, 0]);
    expect(school.offers('vera')).toEqual([]);
    school.act('admin', 'people.confirm', { person: 'vera' }, 'диплом проверен');
    expect(resetsPin('vera', 'younger')).toBe(true);
    expect(school.offers('vera')).toEqual(['4А, ученики', 'Родители 4А']);
  });

  test.each([
    ['a librarian', 'k6a', 'librarian', 'teacher', 'actOutdated'],
    ['a parent', 'k6a', 'mother', 'teacher', 'actOutdated'],
    ['nobody', 'k6a', 'nobody', 'teacher', 'notFound'],
    ['to no class', 'nowhere', 'boris', 'teacher', 'notFound'],
    ['the same again', 'k6a', 'anna', 'classTeacher', 'actTwice'],
    ['a class teacher of a club', 'chess', 'anna', 'classTeacher', 'badRequest'],
  ])('F-015 %s is not attached', (_who, classroom, person, role, code) => {
    expect(attach('admin', classroom, person, role)).toBe(code);
  });

  test('F-015 who does not work there, or is a pupil there, is not detached', () => {
    expect(detach('admin', 'k6a', 'boris')).toBe('actTwice');
    expect(detach('admin', 'k6a', 'older')).toBe('actTwice');
  });

  test('F-007 who leads a club takes a colleague in', () => {
    expect(attach('admin', 'chess', 'anna', 'teacher')).toBeUndefined();
    expect(attach('anna', 'chess', 'boris', 'aide')).toBeUndefined();
    expect(detach('boris', 'chess', 'anna')).toBe('notAllowed');
    expect(detach('anna', 'chess', 'boris')).toBeUndefined();
  });
});
