import { describe, expect, test } from 'vitest';
import type { MemberRole } from '../schema/membership.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { pupilClassrooms } from './capacities.ts';
import { mayResetPin, mayResetPins } from './may-reset-pin.ts';

function facts(
  person: string,
  of: Partial<PersonFacts> = {},
  classes: readonly [string, MemberRole][] = [],
): PersonFacts {
  return { ...NO_FACTS, person, isPresent: true, classroomRoles: new Map(classes), ...of };
}

const teacher = {
  roles: ['teacher'],
  isStaff: true,
  isPedagogical: true,
  isVerified: true,
} satisfies Partial<PersonFacts>;
const administrator = {
  ...teacher,
  roles: ['administrator'],
  isAdministrator: true,
} satisfies Partial<PersonFacts>;
const pupilOf7b = facts('daria', { roles: ['pupil'] }, [['7b', 'pupil']]);

describe('F-119 resetting a PIN', () => {
  test.each([
    ['a pupil of the class', facts('timur', { roles: ['pupil'] }, [['7b', 'pupil']])],
    ['a parent', facts('parent', { roles: ['parent'], childrensClassrooms: new Set(['7b']) })],
    ['a teacher of the class who does not lead it', facts('anna', teacher, [['7b', 'teacher']])],
    ['the class teacher of another class', facts('olga', teacher, [['7a', 'classTeacher']])],
    [
      'a class teacher who is not confirmed',
      facts('new', { ...teacher, isVerified: false }, [['7b', 'classTeacher']]),
    ],
    [
      'an administrator who is not confirmed',
      facts('new', { ...administrator, isVerified: false, isAdministrator: false }),
    ],
    [
      'a class teacher who has left',
      facts('gone', { ...teacher, isPresent: false }, [['7b', 'classTeacher']]),
    ],
    ['the person', facts('daria', administrator)],
  ])('F-119 is refused to %s', (_who, asking) => {
    expect(mayResetPin(asking, pupilOf7b)).toBe(false);
  });

  test('F-119 is allowed to the class teacher for a pupil of the class, and not for anybody else', () => {
    const leads = facts('anna', teacher, [['7b', 'classTeacher']]);
    expect(mayResetPins(leads)).toBe(true);
    expect(mayResetPin(leads, pupilOf7b)).toBe(true);
    expect(mayResetPin(leads, facts('colleague', teacher, [['7b', 'teacher']]))).toBe(false);
    expect(mayResetPin(leads, facts('other', { roles: ['pupil'] }, [['8a', 'pupil']]))).toBe(false);
  });

  test('F-119 is allowed to an administrator for everyone', () => {
    const asking = facts('head', administrator);
    expect(mayResetPins(asking)).toBe(true);
    expect(mayResetPin(asking, facts('anna', teacher))).toBe(true);
    expect(mayResetPin(asking, pupilOf7b)).toBe(true);
  });

  test('nobody else is asked about anybody', () => {
    expect(mayResetPins(facts('timur', {}, [['7b', 'pupil']]))).toBe(false);
    expect(mayResetPins(facts('anna', teacher, [['7b', 'teacher']]))).toBe(false);
  });
});

test('a person is a pupil where the membership says so', () => {
  const both = facts('daria', {}, [
    ['7b', 'pupil'],
    ['club', 'member'],
  ]);
  expect(pupilClassrooms(both)).toEqual(new Set(['7b']));
});
