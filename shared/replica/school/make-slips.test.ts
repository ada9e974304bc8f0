import { describe, expect, test } from 'vitest';
import { Directory } from '../../directory/directory.ts';
import { stampTime } from '../../ids/id.ts';
import type { SlipWish } from '../../ipc/slip-wish.ts';
import { classMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { makeSlips } from './make-slips.ts';

const NOW = 1_700_000_000_000;
const DAY_MS = 24 * 3600_000;

function school(): Directory {
  const directory = new Directory();
  const body = {
    title: '7Б',
    type: 'homeroom',
    grade: 7,
    subject: '',
    sourcedId: '',
    isArchived: false,
  } as const;
  for (const one of [
    personCard('admin', ['administrator'], { isVerified: true }),
    personCard('teacher', ['teacher'], { isVerified: true }),
    personCard('pupil', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
    part({ kind: 'classroom', id: 'k1', scope: 'school', body }),
    classMembership('k1', 'teacher', { role: 'classTeacher' }),
    classMembership('k1', 'pupil'),
  ])
    directory.take(one);
  return directory;
}

function made(person: string, wishes: readonly Partial<SlipWish>[], days = 0) {
  let n = 0;
  const clock = { now: () => NOW + 0.5, stamp: () => stampAt(NOW + ++n) };
  const newSecret = () => ({ letters: `secret${++n}`, hash: String(n).padStart(64, '0') });
  const none: SlipWish = {
    purpose: 'role',
    person: '',
    role: 'pupil',
    classroom: '',
    child: '',
    mostUses: 1,
  };
  const slips = wishes.map((wish) => ({ ...none, ...wish }));
  return makeSlips({ person, directory: school(), clock, newSecret }, { slips, days });
}

describe('F-011 slips that are made', () => {
  test('are documents of their maker with the hash alone, each with a secret of its own', () => {
    const slips = made('teacher', [
      { purpose: 'person', person: 'pupil', role: 'pupil' },
      { role: 'parent', child: 'pupil' },
      { purpose: 'link', role: 'pupil', classroom: 'k1', mostUses: 30 },
    ]);
    expect(slips.map(({ part: { scope, by, kind } }) => [kind, scope, by])).toEqual(
      Array.from({ length: 3 }, () => ['slip', 'slip:teacher', 'teacher']),
    );
    expect(new Set(slips.map(({ made: { letters } }) => letters)).size).toBe(3);
    for (const {
      part,
      made: { letters },
    } of slips)
      expect(JSON.stringify(part)).not.toContain(letters);
    expect(
      slips.map(({ made: { personName, classroom, childName } }) => [personName, classroom, childName]),
    ).toEqual([
      ['Дарья Ковалёва', '', ''],
      ['', '', 'Дарья Ковалёва'],
      ['', '7Б', ''],
    ]);
    expect(slips.map(({ made: { body } }) => body.mostUses)).toEqual([1, 1, 30]);
  });

  test('F-013 hold as long as the school says, for the safe a year, and otherwise as long as was wished', () => {
    const days = (of: Partial<SlipWish>, wished = 0) => {
      const [slip] = made('admin', [of], wished);
      return ((slip?.made.body.expiresAt ?? 0) - NOW) / DAY_MS;
    };
    expect(days({ role: 'teacher' })).toBe(14);
    expect(days({ purpose: 'recovery', person: 'teacher', role: 'teacher' })).toBe(365);
    expect(days({ role: 'teacher' }, 3)).toBe(3);
  });

  test('are none at all where one of them may not be made', () => {
    expect(() => made('teacher', [{ classroom: 'k1' }, { role: 'teacher' }])).toThrow('notAllowed');
    expect(() => made('pupil', [{ classroom: 'k1' }])).toThrow('notAllowed');
    expect(() => made('admin', [{ role: 'teacher' }], 200)).toThrow('dateInvalid');
  });

  test('are named by stamps of the moment', () => {
    const [slip] = made('admin', [{ role: 'teacher' }]);
    expect(stampTime(slip?.part.id ?? '')).toBeGreaterThanOrEqual(NOW);
  });
});
