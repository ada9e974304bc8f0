import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { chatMembership, classMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { moderatorsFrom } from './acting-moderator.ts';
import { moderatorsOf } from './moderators-of.ts';

const people = fc.constantFrom('anna', 'boris', 'vera', 'gleb');
const sources = fc.record({
  teachers: fc.array(
    fc.record({
      person: people,
      isClassTeacher: fc.boolean(),
      isNamed: fc.boolean(),
      joined: fc.constantFrom(stampAt(1), stampAt(2), stampAt(3)),
    }),
    { maxLength: 4 },
  ),
  deputies: fc.uniqueArray(fc.constantFrom('d1', 'd2'), { maxLength: 2 }),
  administrators: fc.uniqueArray(fc.constantFrom('a1', 'a2'), { maxLength: 2 }),
  hasMembers: fc.boolean(),
});

describe('[MOD-9] who answers for a chat', () => {
  test('F-103 is the same in whatever order people are told of', () => {
    fc.assert(
      fc.property(sources, fc.nat(), (of, turn) => {
        const turned = <V>(all: readonly V[]) => [
          ...all.slice(turn % (all.length + 1)),
          ...all.slice(0, turn % (all.length + 1)),
        ];
        const other = {
          ...of,
          teachers: turned(of.teachers).reverse(),
          deputies: turned(of.deputies),
          administrators: turned(of.administrators).reverse(),
        };
        expect(moderatorsFrom(other)).toEqual(moderatorsFrom(of));
      }),
    );
  });

  test('F-103, D-9 is a class teacher before any other teacher, and nobody from outside while there is a teacher', () => {
    fc.assert(
      fc.property(sources, (of) => {
        const [first = '', ...others] = moderatorsFrom(of);
        if (of.teachers.length > 0) {
          const isLed = of.teachers.some(({ isClassTeacher }) => isClassTeacher);
          const own = of.teachers.filter(({ person }) => person === first);
          expect(own.length).toBeGreaterThan(0);
          expect(own.some(({ isClassTeacher }) => isClassTeacher)).toBe(isLed);
        } else {
          expect(others).toEqual([]);
          const expected = of.deputies.length > 0 ? of.deputies : of.administrators;
          expect(first === '').toBe(!of.hasMembers || expected.length === 0);
          if (first !== '') expect(expected).toContain(first);
        }
      }),
    );
  });

  test('F-103, D-9 after departures, a chat with somebody in it has a moderator while the school has anybody for it', () => {
    const staff: readonly string[] = ['teacher', 'second', 'deputy', 'admin'];
    const left = fc.uniqueArray(fc.constantFrom(...staff), { maxLength: 3 });
    fc.assert(
      fc.property(left, fc.boolean(), (gone, isReversed) => {
        const documents: AuthorPart[] = [
          part({
            kind: 'chat',
            id: 'g1',
            scope: 'chat:g1',
            body: { title: 'Поход', template: 'group', classroom: '', isArchived: false, owner: 'teacher' },
          }),
          ...staff.map((id) => {
            const role = id === 'deputy' ? 'deputy' : id === 'admin' ? 'administrator' : 'teacher';
            return personCard(id, [role], { isVerified: true, leftAt: gone.includes(id) ? 5 : 0 });
          }),
          personCard('dasha', ['pupil']),
          chatMembership('g1', 'teacher', { stamp: stampAt(5) }),
          chatMembership('g1', 'second', { stamp: stampAt(9) }),
          chatMembership('g1', 'dasha'),
          classMembership('k1', 'dasha'),
        ];
        const directory = new Directory();
        for (const document of isReversed ? documents.reverse() : documents) directory.take(document);
        const expected = staff.find((id) => !gone.includes(id));
        expect(moderatorsOf(directory, 'g1')[0]).toBe(expected);
        const acts = expected === 'deputy' || expected === 'admin';
        expect(directory.factsOf(expected ?? '').actingIn.has('g1')).toBe(acts);
      }),
    );
  });
});
