import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberRole } from '../schema/membership.ts';
import type { Role } from '../schema/person.ts';
import { can } from './can.ts';
import { CAPACITIES, type Capacity } from './capacities.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { rightsOf, rightsOfCapacity } from './rights.ts';
import { type ActionName, actionNames } from './table.ts';

function actorAs(capacity: Capacity, isVerified = true): PersonFacts {
  const role: Role = capacity === 'classTeacher' ? 'teacher' : capacity;
  const isStaff = role !== 'pupil' && role !== 'parent';
  return {
    ...NO_FACTS,
    person: 'anna',
    isPresent: true,
    isVerified,
    roles: [role],
    isStaff,
    isPedagogical: isStaff && role !== 'staff',
    isAdministrator: isVerified && role === 'administrator',
    isHead: isVerified && (role === 'head' || role === 'deputy'),
    classroomRoles: new Map<string, MemberRole>(capacity === 'classTeacher' ? [['k1', 'classTeacher']] : []),
    pupils: new Set(capacity === 'classTeacher' ? ['boris'] : []),
  };
}

/** Somebody and something of every sort, near to the actor and far away. */
const targets = fc.record({
  person: fc
    .record({
      person: fc.constantFrom('anna', 'boris'),
      roles: fc.constantFrom<Role[]>(['pupil'], ['parent'], ['teacher'], ['administrator']),
      isStaff: fc.boolean(),
      isPedagogical: fc.boolean(),
      isVerified: fc.boolean(),
      isAdministrator: fc.boolean(),
      children: fc.constantFrom(new Set(['anna']), new Set(['boris']), new Set<string>()),
      classroomRoles: fc.constantFrom(
        new Map<string, MemberRole>([['k1', 'pupil']]),
        new Map<string, MemberRole>([['k1', 'teacher']]),
      ),
      childrensClassrooms: fc.constantFrom(new Set(['k1']), new Set<string>()),
    })
    .map((of): PersonFacts => ({ ...NO_FACTS, isPresent: true, ...of })),
  hasJoined: fc.boolean(),
  classroom: fc.constantFrom('k1', 'k2'),
  role: fc.constantFrom<Role>('pupil', 'parent', 'teacher'),
  chat: fc.constantFrom('c1', 'c2'),
  maker: fc.constantFrom('anna', 'boris'),
  about: fc.constant({ title: 'Ч', template: 'pupils' as const, classroom: 'k1', isArchived: false }),
});
const near = { chats: new Set(['c1']), channels: new Set(['c1']), children: new Set(['boris']) };

describe.each(CAPACITIES)('F-091 the page of a %s', (capacity) => {
  const isOn = () => true;
  const actor = { ...actorAs(capacity), ...near };
  const listed = new Set(rightsOf(actor, isOn).map(({ action }) => action));

  test('F-091 the page of the role lists exactly what somebody with that role may do', () => {
    // A class teacher is a teacher, too.
    const roles: readonly Capacity[] = capacity === 'classTeacher' ? ['teacher', capacity] : [capacity];
    const pages = roles.flatMap((role) => rightsOfCapacity(role));
    expect(new Set(pages.map(({ action }) => action))).toEqual(listed);
    for (const { action, clause, ways } of pages) {
      expect([action, clause !== '', ways.length > 0]).toEqual([action, true, true]);
    }
  });

  test('F-091 leaves out nothing that can be done, whatever it is about', () => {
    const missing = new Set<ActionName>();
    fc.assert(
      fc.property(targets, (target) => {
        for (const action of actionNames()) {
          if (!listed.has(action) && can(actor, action, target, isOn)) missing.add(action);
        }
      }),
      { numRuns: 500 },
    );
    expect([...missing]).toEqual([]);
  });

  test('F-091 says of what is switched off and of what waits that it is', () => {
    for (const { ways } of rightsOf(actor, () => false)) {
      for (const { setting, isOn: isSwitchedOn } of ways) expect(isSwitchedOn).toBe(setting === undefined);
    }
    const waiting = rightsOf(actorAs(capacity, false), isOn);
    const isConfirmedAlone = !['staff', 'pupil', 'parent'].includes(capacity);
    expect(waiting.some(({ ways }) => ways.some(({ isWaiting }) => isWaiting))).toBe(isConfirmedAlone);
    for (const { action, ways } of waiting) {
      const isFree = ways.some(({ conditions, isWaiting }) => conditions.length === 0 && !isWaiting);
      if (isFree) expect(can(actorAs(capacity, false), action, {}, isOn), action).toBe(true);
    }
  });

  test('F-091 lists what can be done at once as such', () => {
    for (const { action, ways } of rightsOf(actorAs(capacity), isOn)) {
      const isFree = ways.some(({ conditions }) => conditions.length === 0);
      expect(can(actorAs(capacity), action, {}, isOn), action).toBe(isFree);
    }
  });
});

test('F-091 somebody who has left has no page', () => {
  expect(rightsOf({ ...actorAs('administrator'), isPresent: false }, () => true)).toEqual([]);
});

test('F-091 whoever has several capacities reads each way once', () => {
  const both = { ...actorAs('administrator'), roles: ['administrator', 'head', 'teacher'] as const };
  for (const { action, ways } of rightsOf(both, () => true)) {
    const words = ways.map(({ conditions, setting }) => [...conditions, setting].join());
    expect(new Set(words).size, action).toBe(words.length);
  }
});
