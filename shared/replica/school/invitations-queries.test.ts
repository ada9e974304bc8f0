import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import { policyId } from '../../schema/policy.ts';
import type { SlipBody } from '../../schema/slip.ts';
import { classMembership, kinshipPart, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { invitationsClassesQuery } from './invitations-classes-query.ts';
import { invitationsQuery } from './invitations-query.ts';

const NOW = 1_700_000_000_000;
const DAY_MS = 24 * 3600_000;

function classroom(id: string, title: string, grade: number): AuthorPart {
  const body = { title, type: 'homeroom' as const, grade, subject: '', sourcedId: '', isArchived: false };
  return part({ kind: 'classroom', id, scope: 'school', body });
}

function slip(daysAgo: number, by: string, of: Partial<SlipBody>): AuthorPart {
  const body: SlipBody = {
    purpose: 'person',
    person: '',
    role: 'pupil',
    classroom: '',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: NOW + 10 * DAY_MS,
    mostUses: 1,
    annulledAt: 0,
    ...of,
  };
  return part({ kind: 'slip', id: stampAt(NOW - daysAgo * DAY_MS), scope: `slip:${by}`, by, body });
}

function used(of: AuthorPart, device: string, person: string): AuthorPart {
  const body = { slip: of.id, person, request: '', device, at: NOW };
  return part({ kind: 'slipuse', id: `${of.id}.${device}`, scope: of.scope, parent: of.id, body });
}

const FOR_DARYA = slip(3, 'admin', { person: 'darya' });
const TWICE = slip(5, 'admin', { person: 'timur' });

const SCHOOL: readonly AuthorPart[] = [
  personCard('admin', ['administrator'], { familyName: 'Орлов' }),
  personCard('head', ['head'], { familyName: 'Лапина', isVerified: true }),
  personCard('sokolova', ['teacher'], { familyName: 'Соколова', isVerified: true }),
  personCard('newcomer', ['teacher'], { familyName: 'Абаева' }),
  personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  personCard('timur', ['pupil'], { familyName: 'Ахметов', givenName: 'Тимур' }),
  personCard('mother', ['parent'], { familyName: 'Ковалёва', givenName: 'Ольга' }),
  classroom('k7b', '7Б', 7),
  classroom('k2a', '2А', 2),
  part({
    kind: 'classroom',
    id: 'algebra',
    scope: 'school',
    body: {
      title: 'Алгебра, 7Б',
      type: 'subject',
      grade: 7,
      subject: 'Алгебра',
      sourcedId: '',
      isArchived: false,
    },
  }),
  classMembership('algebra', 'sokolova', { role: 'teacher' }),
  personCard('petrov', ['teacher'], { familyName: 'Петров', isVerified: true }),
  classMembership('algebra', 'petrov', { role: 'teacher' }),
  classMembership('k7b', 'darya'),
  classMembership('k2a', 'timur'),
  classMembership('k7b', 'sokolova', { role: 'classTeacher' }),
  classMembership('k2a', 'newcomer', { role: 'classTeacher' }),
  kinshipPart('darya', 'mother'),
  FOR_DARYA,
  used(FOR_DARYA, 'd1', 'darya'),
  TWICE,
  used(TWICE, 'd2', 'timur'),
  used(TWICE, 'd3', 'timur'),
  slip(2, 'sokolova', { purpose: 'role', role: 'parent', classroom: 'k7b' }),
  slip(20, 'sokolova', { purpose: 'role', classroom: 'k7b', expiresAt: NOW - DAY_MS }),
  slip(1, 'admin', { purpose: 'link', role: 'pupil', classroom: 'k2a', mostUses: 30 }),
  slip(4, 'admin', { person: 'mother', annulledAt: NOW }),
];

const rowsOf = (person: string) => {
  const answer = invitationsQuery.answer(schoolSource(person, SCHOOL), {});
  if (answer instanceof Promise) throw new Error('answers at once');
  return answer;
};
const inviting = (person: string, more: readonly AuthorPart[] = []) =>
  invitationsClassesQuery.answer(schoolSource(person, [...SCHOOL, ...more]), {});

describe('F-012 the list of slips', () => {
  test('shows administrators everybody’s, and everyone else the own ones alone', () => {
    expect(rowsOf('admin').rows).toHaveLength(6);
    expect(rowsOf('sokolova').rows.map(({ makerName }) => makerName)).toEqual(['Соколова', 'Соколова']);
    expect(rowsOf('sokolova').isEverybodys).toBe(false);
    for (const person of ['head', 'newcomer', 'darya', 'mother', 'nobody'])
      expect(rowsOf(person).rows).toEqual([]);
  });

  test('says where each stands, the longest waiting first', () => {
    expect(rowsOf('admin').rows.map(({ state, isOverused }) => [state, isOverused])).toEqual([
      ['expired', false],
      ['used', true],
      ['annulled', false],
      ['used', false],
      ['open', false],
      ['open', false],
    ]);
  });

  test('says for whom it is, for which class, and who has used it', () => {
    const { rows } = rowsOf('admin');
    expect(rows.find(({ id }) => id === FOR_DARYA.id)).toMatchObject({
      personName: 'Ковалёва Дарья',
      classTitle: '7Б',
      uses: [{ name: 'Ковалёва Дарья', at: NOW }],
      canAnnul: false,
    });
    expect(rows.at(-1)).toMatchObject({ purpose: 'link', classTitle: '2А', mostUses: 30, canAnnul: true });
  });
});

describe('F-011 where slips can be made', () => {
  test.each(['darya', 'mother', 'newcomer', 'nobody'])('refuses when not allowed: %s', (person) => {
    expect(inviting(person)).toMatchObject({ classes: [], roles: [] });
  });

  test('F-026 a class teacher makes them for the own pupils and their parents alone', () => {
    expect(inviting('sokolova')).toMatchObject({
      classes: [
        {
          title: '7Б',
          roles: ['pupil', 'parent'],
          people: [{ id: 'darya' }, { id: 'mother', childName: 'Ковалёва Дарья' }],
        },
      ],
      roles: [],
    });
  });

  test('F-011 F-026 a teacher of a subject makes them without a name, in the classes that learn it', () => {
    expect(inviting('petrov')).toMatchObject({
      classes: [{ id: 'k7b', title: '7Б', roles: ['pupil', 'parent'], people: [] }],
      roles: [],
    });
    const ended = classMembership('algebra', 'petrov', { role: 'teacher', state: 'ended' });
    expect(inviting('petrov', [ended])).toMatchObject({ classes: [] });
  });

  test('and not where the school has switched it off', () => {
    const off = part({
      kind: 'policy',
      id: policyId('teachersMakeSlips'),
      scope: 'school',
      body: { name: 'teachersMakeSlips', chat: '', value: false, isSet: true },
    });
    for (const person of ['sokolova', 'petrov'])
      expect(inviting(person, [off])).toMatchObject({ classes: [] });
  });

  test('administrators make them everywhere and for the staff', () => {
    expect(inviting('admin')).toMatchObject({
      classes: [{ title: '2А' }, { title: '7Б' }],
      roles: ['administrator', 'head', 'deputy', 'teacher', 'staff'],
    });
  });
});
