import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatBody } from '../schema/chat.ts';
import type { MemberRole } from '../schema/membership.ts';
import { ROLES, type Role } from '../schema/person.ts';
import { can, refusalOf, STANDARD_SETTINGS } from './can.ts';
import { CAPACITIES, type Capacity, capacitiesOf, needsConfirmation } from './capacities.ts';
import { type ConditionName, CONDITIONS, type IsOn, type Target } from './conditions.ts';
import { type ActionName, actionNames, ACTIONS, type Grant, isActionName } from './table.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';

interface Scene {
  readonly actor: PersonFacts;
  readonly target: Target;
}

function facts(person: string, of: Partial<PersonFacts> = {}): PersonFacts {
  return { ...NO_FACTS, person, isPresent: true, isVerified: true, ...of };
}

/** Somebody who acts in a capacity alone. */
function actorAs(capacity: Capacity | 'everyone'): PersonFacts {
  const role: Role = capacity === 'classTeacher' ? 'teacher' : capacity === 'everyone' ? 'parent' : capacity;
  const isStaff = role !== 'pupil' && role !== 'parent';
  const isPedagogical = isStaff && role !== 'staff';
  const isLeading = capacity === 'classTeacher';
  return facts('anna', {
    roles: [role],
    isStaff,
    isPedagogical,
    isAdministrator: role === 'administrator',
    isHead: role === 'head' || role === 'deputy',
    classroomRoles: new Map<string, MemberRole>(isLeading ? [['led', 'classTeacher']] : []),
  });
}

const other = (target: Target): PersonFacts => target.person ?? facts('boris');
const inClass = (of: PersonFacts, classroom: string, role: MemberRole): PersonFacts => ({
  ...of,
  classroomRoles: new Map([...of.classroomRoles, [classroom, role]]),
});
const withPerson = ({ actor, target }: Scene, person: PersonFacts): Scene => ({
  actor,
  target: { ...target, person },
});

const aboutChat = (of: Partial<ChatBody>): ChatBody => ({
  title: 'Ч',
  template: 'group',
  classroom: '',
  isArchived: false,
  ...of,
});

/** How each condition comes to hold. A condition without an entry is a mistake that the compiler finds. */
const FULFILLED: Readonly<Record<ConditionName, (scene: Scene) => Scene>> = {
  inChat: ({ actor, target }) => ({
    actor: { ...actor, chats: new Set(['c1']) },
    target: { ...target, chat: 'c1' },
  }),
  offered: ({ actor, target }) => ({
    actor: { ...actor, chats: new Set(['c1']) },
    target: {
      ...target,
      chat: 'c1',
      about: aboutChat({}),
    },
  }),
  writingIsOn: (scene) => scene,
  readsChat: ({ actor, target }) => ({
    actor: { ...actor, pastChats: new Map([['c1', '1']]) },
    target: { ...target, chat: 'c1' },
  }),
  goesOn: ({ actor, target }) => ({ actor, target: { chat: 'c1', ...target } }),
  ofMany: ({ actor, target }) => ({ actor, target: { about: aboutChat({}), ...target } }),
  membersMakePolls: (scene) => scene,
  membersCall: (scene) => scene,
  forStudy: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'pupils' }) },
  }),
  private: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'private' }) },
  }),
  open: ({ actor, target }) => ({ actor, target: { ...target, about: aboutChat({}) } }),
  runsChat: ({ actor, target }) => ({ actor, target: { ...target, maker: actor.person } }),
  classChat: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'parents' }) },
  }),
  withParents: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'parents' }) },
  }),
  ofStaff: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'staffroom' }) },
  }),
  ofColleagues: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'staffroom' }) },
  }),
  ofManagement: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'management' }) },
  }),
  ofAssociation: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'association' }) },
  }),
  subjectChat: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'subject' }) },
  }),
  mayPost: ({ actor, target }) => ({
    actor,
    target: { ...target, about: aboutChat({ template: 'channel', posters: [actor.person] }) },
  }),
  inChannel: ({ actor, target }) => ({
    actor: { ...actor, channels: new Set(['n1']) },
    target: { ...target, chat: 'n1' },
  }),
  self: (scene) => withPerson(scene, scene.actor),
  notSelf: (scene) => withPerson(scene, other(scene.target)),
  ownThing: ({ actor, target }) => ({ actor, target: { ...target, maker: actor.person } }),
  ownClass: ({ actor, target }) => ({
    actor: inClass(actor, 'led', 'classTeacher'),
    target: { ...target, classroom: 'led' },
  }),
  learnsThere: ({ actor, target }) => ({
    actor: inClass(actor, 'learnt', 'pupil'),
    target: { ...target, classroom: 'learnt' },
  }),
  schoolShelf: ({ actor, target }) => ({ actor, target: { ...target, classroom: '' } }),
  taughtClass: ({ actor, target }) => ({
    actor: inClass(actor, 'taught', 'teacher'),
    target: { ...target, classroom: 'taught' },
  }),
  taughtHomeroom: ({ actor, target }) => ({
    actor,
    target: { classroom: 'lessons', ...target, taughtHomerooms: new Set([target.classroom ?? 'lessons']) },
  }),
  ownPupil: (scene) =>
    withPerson(
      { ...scene, actor: inClass(scene.actor, 'led', 'classTeacher') },
      inClass(other(scene.target), 'led', 'pupil'),
    ),
  taughtPupil: (scene) =>
    withPerson(
      { ...scene, actor: inClass(scene.actor, 'taught', 'teacher') },
      inClass({ ...other(scene.target), roles: ['pupil'] }, 'taught', 'pupil'),
    ),
  parentOfOwnPupils: (scene) =>
    withPerson(
      { ...scene, actor: { ...scene.actor, pupils: new Set(['d1']) } },
      { ...other(scene.target), children: new Set(['d1']) },
    ),
  parentOfTaughtClass: (scene) =>
    withPerson(
      { ...scene, actor: inClass(scene.actor, 'taught', 'teacher') },
      { ...other(scene.target), childrensClassrooms: new Set(['taught']) },
    ),
  ownTeacher: (scene) =>
    withPerson(
      { ...scene, actor: inClass(scene.actor, 'taught', 'pupil') },
      inClass({ ...other(scene.target), isPedagogical: true }, 'taught', 'teacher'),
    ),
  teacherOfOwnChild: (scene) =>
    withPerson(
      { ...scene, actor: { ...scene.actor, childrensClassrooms: new Set(['taught']) } },
      inClass({ ...other(scene.target), isPedagogical: true }, 'taught', 'teacher'),
    ),
  ownChild: (scene) =>
    withPerson({ ...scene, actor: { ...scene.actor, children: new Set(['boris']) } }, other(scene.target)),
  ownParent: (scene) =>
    withPerson(scene, { ...other(scene.target), children: new Set([scene.actor.person]) }),
  toStaff: (scene) => withPerson(scene, { ...other(scene.target), isStaff: true, roles: ['staff'] }),
  toPupil: (scene) => withPerson(scene, { ...other(scene.target), roles: ['pupil'] }),
  toAdministration: (scene) =>
    withPerson(scene, { ...other(scene.target), isHead: true, isStaff: true, roles: ['head'] }),
  familyOnly: (scene) => withPerson(scene, { ...other(scene.target), isStaff: false }),
  familyRole: ({ actor, target }) => ({ actor, target: { ...target, role: 'parent' } }),
  parentRole: ({ actor, target }) => ({ actor, target: { ...target, role: 'parent' } }),
  staffWhoJoined: ({ actor, target }) => ({
    actor,
    target: {
      ...target,
      person: { ...other(target), isStaff: true, isPedagogical: true, isVerified: true },
      hasJoined: true,
    },
  }),
};

interface Case {
  readonly action: ActionName;
  readonly grant: Grant;
  readonly capacity: Capacity | 'everyone';
  readonly name: string;
}

/** Every action, grant and capacity of the table, once each. */
const CASES: readonly Case[] = actionNames().flatMap((action) => {
  const grants: readonly Grant[] = ACTIONS[action].grants;
  return grants.flatMap((grant, n) =>
    (grant.to === 'everyone' ? (['everyone'] as const) : grant.to).map((capacity) => ({
      action,
      grant,
      capacity,
      name: `${action} (${n + 1}) to ${capacity}`,
    })),
  );
});

/** A scene in which the grant's conditions hold, all but one where that is named. */
function sceneOf({ grant, capacity }: Case, without?: ConditionName): Scene {
  const begin: Scene = { actor: actorAs(capacity), target: {} };
  return (grant.when ?? [])
    .filter((condition) => condition !== without)
    .reduce((scene, condition) => FULFILLED[condition](scene), begin);
}
const allOn: IsOn = () => true;
const allOff: IsOn = () => false;

describe.each(CASES)('F-024 $name', (one) => {
  const { action, grant, capacity } = one;
  const { actor, target } = sceneOf(one);

  test('F-024 is granted where its conditions hold', () => {
    expect(refusalOf(actor, action, target, allOn)).toBeUndefined();
  });

  test('F-024 is refused to whoever has left the school', () => {
    expect(refusalOf({ ...actor, isPresent: false }, action, target, allOn)).toBe('notAllowed');
  });

  test('F-024 waits for the confirmation where the capacity needs one', () => {
    const waiting = { ...actor, isVerified: false, isAdministrator: false, isHead: false };
    const isNeeded = capacity !== 'everyone' && needsConfirmation(capacity) && grant.unconfirmed !== true;
    const isGivenToAll = ACTIONS[action].grants.some(
      (other: Grant) => other.to === 'everyone' && fits(other, { actor: waiting, target }),
    );
    expect(refusalOf(waiting, action, target, allOn)).toBe(
      isNeeded && !isGivenToAll ? 'needsConfirmation' : undefined,
    );
  });

  test.each(grant.when ?? [])('F-024 is refused without %s, unless another grant fits', (condition) => {
    expect(CONDITIONS[condition](actor, target, allOn)).toBe(true);
    expect(CONDITIONS[condition](facts('nobody'), {}, allOff)).toBe(false);
    const lacking = sceneOf(one, condition);
    // Some conditions cannot fail beside the others: whoever is in a chat may be offered it.
    if (CONDITIONS[condition](lacking.actor, lacking.target, allOn)) return;
    const isGivenOtherwise = ACTIONS[action].grants.some((other: Grant) => fits(other, lacking));
    expect(can(lacking.actor, action, lacking.target, allOn)).toBe(isGivenOtherwise);
  });

  const { setting } = grant;
  if (setting !== undefined) {
    test('F-024 is switched off with the school’s setting', () => {
      const others = ACTIONS[action].grants.filter((other) => other !== grant);
      const isOn: IsOn = (name) => name !== setting;
      const isGivenOtherwise = others.some(
        (other: Grant) => other.setting !== setting && fits(other, { actor, target }),
      );
      expect(refusalOf(actor, action, target, isOn)).toBe(isGivenOtherwise ? undefined : 'switchedOff');
    });
  }
});

function fits(grant: Grant, { actor, target }: Scene): boolean {
  const isTo = grant.to === 'everyone' || capacitiesOf(actor).some((capacity) => grant.to.includes(capacity));
  return isTo && (grant.when ?? []).every((name) => CONDITIONS[name](actor, target, allOn));
}

describe('F-024 what is not granted', () => {
  test.each(CAPACITIES)('F-024 a %s may do nothing but what the table says', (capacity) => {
    const actor = actorAs(capacity);
    for (const action of actionNames()) {
      const grants: readonly Grant[] = ACTIONS[action].grants;
      const has = grants.some(
        ({ to, when = [] }) =>
          when.length === 0 && (to === 'everyone' || to.some((one) => capacitiesOf(actor).includes(one))),
      );
      expect(can(actor, action), action).toBe(has);
    }
  });

  test('F-024 nobody does anything before the own card is there', () => {
    for (const action of actionNames()) expect(can(NO_FACTS, action, {}, allOn)).toBe(false);
  });

  test.each(['', 'toString', 'constructor', 'school', 'school.burn'])('%j is no action', (name) => {
    expect(isActionName(name)).toBe(false);
  });

  test('every action names its clause, and every condition is used', () => {
    const used = new Set(CASES.flatMap(({ grant }) => grant.when ?? []));
    expect(Object.keys(CONDITIONS).filter((name) => !used.has(name as ConditionName))).toEqual([]);
    for (const action of actionNames()) expect(ACTIONS[action].clause, action).toMatch(/[A-Z]-?\d|O/);
  });
});

describe('capacities', () => {
  test('come from roles and from the classes that pedagogical staff lead', () => {
    expect(capacitiesOf(actorAs('classTeacher'))).toEqual(['teacher', 'classTeacher']);
    const guard = facts('g', { roles: ['staff'], classroomRoles: new Map([['k', 'classTeacher']]) });
    expect(capacitiesOf(guard)).toEqual(['staff']);
    expect(capacitiesOf({ ...actorAs('head'), isPresent: false })).toEqual([]);
  });

  test('a role more never takes a right away', () => {
    const scenes = fc.constantFrom(...CASES.map((one) => sceneOf(one)));
    const settings = fc.func<[string], boolean>(fc.boolean());
    fc.assert(
      fc.property(
        scenes,
        scenes,
        fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ROLES),
        fc.boolean(),
        settings,
        fc.constantFrom(...actionNames()),
        (mine, theirs, roles, more, isVerified, setting, action) => {
          const isOn: IsOn = (name) => setting(name);
          const actor = withRoles({ ...mine.actor, isVerified }, roles);
          const grown = withRoles(actor, [...new Set([...roles, more])]);
          const target = { ...theirs.target, ...mine.target };
          if (can(actor, action, target, isOn)) expect(can(grown, action, target, isOn)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** The same person with other roles, everything that follows from them included. */
function withRoles(of: PersonFacts, roles: readonly Role[]): PersonFacts {
  const has = (...some: readonly Role[]) => roles.some((role) => some.includes(role));
  return {
    ...of,
    roles,
    isStaff: has('administrator', 'head', 'deputy', 'teacher', 'staff'),
    isPedagogical: has('administrator', 'head', 'deputy', 'teacher'),
    isAdministrator: of.isVerified && has('administrator'),
    isHead: of.isVerified && has('head', 'deputy'),
  };
}

test('the settings with which a school begins are those of the policies', () => {
  expect(STANDARD_SETTINGS('pupilsWriteToPupils')).toBe(false);
  expect(STANDARD_SETTINGS('pupilsWriteInChats')).toBe(true);
});

test('a class teacher makes slips for parents all of whose children are the own pupils, and for no others', () => {
  const actor = { ...actorAs('classTeacher'), pupils: new Set(['d1', 'd2']) };
  const parent = (...children: readonly string[]) =>
    facts('mother', { roles: ['parent'], children: new Set(children) });
  const may = (person: PersonFacts) => can(actor, 'slips.makeFor', { person }, allOn);
  expect([may(parent('d1')), may(parent('d1', 'd2'))]).toEqual([true, true]);
  expect([may(parent('d1', 'elsewhere')), may(parent())]).toEqual([false, false]);
  // Whoever works here, too, is let in by the administrator.
  expect(may({ ...parent('d1'), isStaff: true, roles: ['parent', 'administrator'] })).toBe(false);
});
