import { describe, expect, test } from 'vitest';
import { CHAT_TEMPLATES, type ChatTemplate } from '../schema/chat.ts';
import type { MemberRole } from '../schema/membership.ts';
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
  teacher: facts({ roles: ['teacher'], isStaff: true, isPedagogical: true, ...confirmed }),
  parent: facts({ roles: ['parent'], childrensClassrooms: new Set(['k1']), children: new Set(['d1']) }),
  head: facts({ roles: ['head'], isStaff: true, isPedagogical: true, isHead: true, ...confirmed }),
  'waiting head': facts({ roles: ['head'], isStaff: true, isPedagogical: true }),
  deputy: facts({ roles: ['deputy'], isStaff: true, isPedagogical: true, isHead: true, ...confirmed }),
  guard: facts({ roles: ['staff'], isStaff: true }),
};

const OFFERED: Readonly<Record<ChatTemplate, readonly string[]>> = {
  pupils: ['pupil', 'class teacher'],
  subject: ['pupil', 'class teacher'],
  club: ['pupil', 'class teacher'],
  parents: ['class teacher', 'parent'],
  // Whoever waits for the confirmation is among colleagues, not yet among pupils and parents.
  staffroom: ['class teacher', 'waiting class teacher', 'teacher', 'head', 'waiting head', 'deputy'],
  management: ['head', 'deputy'],
  teachers: [],
  headStaff: [],
  headParents: [],
  headPupils: [],
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
    const isOfClass = ['pupils', 'subject', 'club', 'parents'].includes(template);
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
      Object.keys(PEOPLE).filter((name) => isInAudience(template, { ...(PEOPLE[name] ?? NO_FACTS), ...of }));
    expect(audience({})).toEqual(who);
    expect(audience({ isPresent: false })).toEqual([]);
  },
);
