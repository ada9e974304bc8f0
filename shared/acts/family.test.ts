import { beforeEach, describe, expect, test } from 'vitest';
import { ActingSchool } from '../testing/acting-school.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const link = (by: string, child: string, guardian: string, relation = 'parent') =>
  school.refusal(by, 'family.link', { child, guardian, relation });
const unlink = (by: string, child: string, guardian: string) =>
  school.refusal(by, 'family.unlink', { child, guardian });

describe('F-030 families', () => {
  test.each(['head', 'boris', 'vera', 'librarian', 'older', 'mother'])(
    'refuses when not allowed: %s',
    (who) => {
      expect(link(who, 'older', 'father')).toBe('notAllowed');
      expect(unlink(who, 'older', 'mother')).toBe('notAllowed');
    },
  );

  test('F-030 one parent has several children in several classes, one child several parents', () => {
    expect(school.facts('mother').children).toEqual(new Set(['older', 'younger']));
    expect(link('admin', 'older', 'father', 'guardian')).toBeUndefined();
    expect([...school.directory.guardiansOf('older')].sort()).toEqual(['father', 'mother']);
    expect(school.facts('father').children).toEqual(new Set(['last', 'older']));
    expect(school.offers('father')).toEqual(['Родители 11А', 'Родители 6А']);
    expect(school.facts('father').chats.has('k6a.parents')).toBe(false);
  });

  test('F-030 a class teacher does it for the own pupils, once confirmed, and for no others', () => {
    expect(link('anna', 'older', 'father')).toBeUndefined();
    expect(unlink('anna', 'older', 'mother')).toBeUndefined();
    expect(link('anna', 'younger', 'father')).toBe('notAllowed');
    school.act('admin', 'people.unconfirm', { person: 'anna' }, 'по ошибке');
    expect(link('anna', 'older', 'mother')).toBe('needsConfirmation');
  });

  test('F-030 a teacher who is tied to a child becomes a parent, too', () => {
    expect(link('admin', 'older', 'vera')).toBeUndefined();
    expect(school.directory.get('person', 'vera')?.body.roles).toEqual(['teacher', 'parent']);
  });

  test('F-030 what a parent had through a child ends with the tie, and comes back with it', () => {
    expect(unlink('admin', 'older', 'mother')).toBeUndefined();
    expect([...school.facts('mother').chats]).toEqual(['k4a.parents']);
    expect(school.directory.get('person', 'mother')?.body.leftAt).toBe(0);
    expect(unlink('admin', 'older', 'mother')).toBe('actTwice');
    expect(link('admin', 'older', 'mother')).toBeUndefined();
    expect(school.offers('mother')).toEqual(['Родители 4А', 'Родители 6А']);
  });

  test('F-030 the same tie is not made twice, another kind of it is', () => {
    expect(link('admin', 'older', 'mother')).toBe('actTwice');
    expect(link('admin', 'older', 'mother', 'guardian')).toBeUndefined();
    expect(school.directory.get('kinship', 'older.mother')?.body.relation).toBe('guardian');
  });

  test.each([
    ['a child to itself', 'older', 'older', 'badRequest'],
    ['a child to a child', 'older', 'younger', 'badRequest'],
    ['a parent to a parent', 'father', 'mother', 'badRequest'],
    ['nobody', 'nobody', 'mother', 'notFound'],
    ['a child to nobody', 'older', 'nobody', 'notFound'],
  ])('F-030 %s cannot be tied', (_what, child, guardian, code) => {
    expect(link('admin', child, guardian)).toBe(code);
  });

  test('F-030 nobody is tied who has left', () => {
    school.act('admin', 'move.leave', { person: 'last', role: '' });
    expect([link('admin', 'last', 'mother'), link('admin', 'older', 'father')]).toEqual([
      'actOutdated',
      'actOutdated',
    ]);
    expect(unlink('admin', 'older', 'father')).toBe('notFound');
  });
});
