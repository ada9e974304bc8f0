import { describe, expect, test } from 'vitest';
import { CHAT_TEMPLATES, type ChatTemplate } from '../schema/chat.ts';
import type { MemberRole } from '../schema/membership.ts';
import type { Role } from '../schema/person.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { isDue, isInAudience, isOffered, offeredRole } from './offers.ts';

function facts(of: Partial<PersonFacts>): PersonFacts {
  return { ...NO_FACTS, person: 'anna', isPresent: true, ...of };
}
const confirmed = { isVerified: true } as const;
const inClass = (role: MemberRole) => ({
  classrooms: new Set(['k1']),
  classroomRoles: new Map<string, MemberRole>([['k1', role]]),
});
const PEOPLE: Readonly<Record<string, PersonFacts>> = {
  pupil: facts({ roles: ['pupil'], ...inClass('pupil') }),
  'class teacher': facts({
    roles: ['teacher'],
    isStaff: true,
    isPedagogical: true,
    ...confirmed,
    ...inClass('classTeacher'),
  }),
  'waiting class teacher': facts({
    roles: ['teacher'],
    isStaff: true,
    isPedagogical: true,
    ...inClass('classTeacher'),
  }),
  'subject teacher': facts({
    roles: ['teacher'],
    isStaff: true,
    isPedagogical: true,
    ...confirmed,
    classesTaught: new Set(['k1']),
  }),
  teacher: facts({ roles: ['teacher'], isStaff: true, isPedagogical: true, ...confirmed }),
  parent: facts({ roles: ['parent'], childrensClassrooms: new Set(['k1']), children: new Set(['d1']) }),
  head: facts({ roles: ['head'], isStaff: true, isPedagogical: true, isHead: true, ...confirmed }),
  'waiting head': facts({ roles: ['head'], isStaff: true, isPedagogical: true }),
  deputy: facts({ roles: ['deputy'], isStaff: true, isPedagogical: true, isHead: true, ...confirmed }),
  guard: facts({ roles: ['staff'], isStaff: true }),
  'active parent': facts({ roles: ['parent'], isActivist: true }),
  'active pupil': facts({ roles: ['pupil'], isActivist: true }),
};

const OFFERED: Readonly<Record<ChatTemplate, readonly string[]>> = {
  pupils: ['pupil', 'class teacher'],
  subject: ['pupil', 'class teacher'],
  club: ['pupil', 'class teacher'],
  association: ['class teacher'],
  parents: ['class teacher', 'parent'],
  // Whoever waits for the confirmation is among colleagues, not yet among pupils and parents.
  staffroom: [
    'class teacher',
    'waiting class teacher',
    'subject teacher',
    'teacher',
    'head',
    'waiting head',
    'deputy',
  ],
  management: ['head', 'deputy'],
  teachers: ['class teacher', 'subject teacher'],
  headStaff: ['class teacher', 'subject teacher', 'teacher', 'head', 'deputy'],
  headParents: ['head', 'deputy', 'active parent'],
  headPupils: ['head', 'deputy', 'active pupil'],
  group: [],
  private: [],
  channel: [],
  wholeSchool: [],
  staffNews: [],
};
/** Whoever has joined stays, where the chat was offered by name. */
const DUE: Partial<Record<ChatTemplate, readonly string[]>> = { group: Object.keys(PEOPLE) };
const chat = (template: ChatTemplate) => ({ title: 'Чат', template, classroom: 'k1', isArchived: false });

describe.each(CHAT_TEMPLATES)('[OFFER-1] a chat of template %s', (template) => {
  const who = (of: Partial<ReturnType<typeof chat>> = {}) =>
    Object.keys(PEOPLE).filter((name) => isOffered({ ...chat(template), ...of }, PEOPLE[name] ?? NO_FACTS));

  test('is offered to those it is for', () => {
    expect(who()).toEqual(OFFERED[template]);
  });

  test('is offered to nobody once it is archived', () => {
    expect(who({ isArchived: true })).toEqual([]);
  });

  test('is offered to nobody who has left', () => {
    const left = Object.values(PEOPLE).filter((one) =>
      isOffered(chat(template), { ...one, isPresent: false }),
    );
    expect(left).toEqual([]);
  });

  test('may be stayed in by those it is for, also once it is archived', () => {
    const about = { ...chat(template), isArchived: true };
    const due = Object.keys(PEOPLE).filter((name) => isDue(about, PEOPLE[name] ?? NO_FACTS));
    expect(due).toEqual(DUE[template] ?? OFFERED[template]);
    expect(isDue(about, { ...(PEOPLE['head'] ?? NO_FACTS), isPresent: false })).toBe(false);
  });

  test('of another class is offered to nobody for a class’s sake', () => {
    const isOfClass = ['pupils', 'subject', 'club', 'association', 'parents', 'teachers'].includes(template);
    expect(who({ classroom: 'k9' })).toEqual(isOfClass ? [] : OFFERED[template]);
  });
});

test('confirmed pedagogical staff moderate, everyone else is a member', () => {
  expect(offeredRole(facts({ isPedagogical: true, isVerified: true }))).toBe('moderator');
  expect(offeredRole(facts({ isPedagogical: true }))).toBe('member');
  expect(offeredRole(facts({ isVerified: true }))).toBe('member');
});

test.each<[ChatTemplate, readonly string[]]>([
  ['wholeSchool', Object.keys(PEOPLE)],
  ['staffNews', Object.keys(PEOPLE).filter((name) => PEOPLE[name]?.isStaff)],
  ['staffroom', []],
])(
  '[SCOPE-3] a channel of template %s is read by its audience, as long as they are in the school',
  (template, who) => {
    const audience = (of: Partial<PersonFacts>) =>
      Object.keys(PEOPLE).filter((name) =>
        isInAudience({ template }, { ...(PEOPLE[name] ?? NO_FACTS), ...of }),
      );
    expect(audience({})).toEqual(who);
    expect(audience({ isPresent: false })).toEqual([]);
  },
);

describe('F-035 a channel with chosen readers', () => {
  const readers = (
    roles: readonly Role[],
    classrooms: readonly string[] = [],
    posters: readonly string[] = [],
  ) =>
    Object.keys(PEOPLE).filter((name) =>
      isInAudience(
        {
          template: 'channel',
          audience: { roles: [...roles], classrooms: [...classrooms] },
          posters: [...posters],
        },
        { ...(PEOPLE[name] ?? NO_FACTS), person: name },
      ),
    );

  test('F-035 is read by the chosen roles and by those who lead the school', () => {
    expect(readers(['pupil'])).toEqual(['pupil', 'head', 'deputy', 'active pupil']);
    expect(readers(['staff'])).toEqual(['head', 'deputy', 'guard']);
    expect(readers(['parent'], ['k1'])).toEqual(['parent', 'head', 'deputy']);
    expect(readers(['teacher'], ['k1'])).toEqual([
      'class teacher',
      'waiting class teacher',
      'subject teacher',
      'head',
      'deputy',
    ]);
    expect(readers(['pupil', 'parent'], ['k9'])).toEqual(['head', 'deputy']);
  });

  test('F-033 is read by whoever may post in it', () => {
    expect(readers(['pupil'], ['k9'], ['guard'])).toEqual(['head', 'deputy', 'guard']);
  });
});

test('F-041 a group is offered to whoever made it and to those who were invited by name', () => {
  const group = { ...chat('group'), classroom: '', owner: 'anna' };
  const someone = facts({ person: 'boris', roles: ['parent'] });
  const maker = facts({ isPedagogical: true, isStaff: true, isVerified: true });
  expect(isOffered(group, maker, 'g1')).toBe(true);
  // Not to whoever made it and does not work here any more.
  expect(isOffered(group, { ...maker, isStaff: false, isPedagogical: false }, 'g1')).toBe(false);
  expect(isOffered(group, someone, 'g1')).toBe(false);
  expect(isOffered(group, { ...someone, invitedTo: new Set(['g1']) }, 'g1')).toBe(true);
  expect(isOffered(group, { ...someone, invitedTo: new Set(['g2']) }, 'g1')).toBe(false);
  const waiting = { ...someone, isPedagogical: true, invitedTo: new Set(['g1']) };
  expect(isOffered(group, waiting, 'g1')).toBe(false);
});
