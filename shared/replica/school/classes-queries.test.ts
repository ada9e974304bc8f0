import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { ClassroomBody } from '../../schema/classroom.ts';
import { classMembership, kinshipPart, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { classCardQuery } from './class-card-query.ts';
import { classesQuery } from './classes-query.ts';
import { classesStaffQuery } from './classes-staff-query.ts';
import { classesYearQuery } from './classes-year-query.ts';

const NOW = 1_700_000_000_000;

function classroom(id: string, title: string, of: Partial<ClassroomBody> = {}): AuthorPart {
  const body: ClassroomBody = {
    title,
    type: 'homeroom',
    grade: Number.parseInt(title, 10) || 0,
    subject: '',
    sourcedId: '',
    isArchived: false,
    ...of,
  };
  return part({ kind: 'classroom', id, scope: 'school', body });
}

const SCHOOL: readonly AuthorPart[] = [
  personCard('admin', ['administrator'], { familyName: 'Орлов' }),
  personCard('head', ['head'], { familyName: 'Лапина', isVerified: true }),
  personCard('sokolova', ['teacher'], { familyName: 'Соколова', isVerified: true }),
  personCard('newcomer', ['teacher'], { familyName: 'Абаева' }),
  personCard('cook', ['staff'], { familyName: 'Поварова' }),
  personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  personCard('timur', ['pupil'], { familyName: 'Ахметов', givenName: 'Тимур' }),
  personCard('gone', ['pupil'], { familyName: 'Бывший', leftAt: NOW }),
  personCard('mother', ['parent'], { familyName: 'Ковалёва', givenName: 'Ольга' }),
  classroom('k10a', '10А'),
  classroom('k7b', '7Б'),
  classroom('k2a', '2А'),
  classroom('old', '11А', { isArchived: true }),
  classroom('algebra', 'Алгебра, 7Б', { type: 'subject', subject: 'Алгебра', grade: 7, homeroom: 'k7b' }),
  classroom('meteo', 'Юный метеоролог', { type: 'club', grade: 0 }),
  classMembership('k7b', 'darya'),
  classMembership('k7b', 'timur'),
  classMembership('k7b', 'gone'),
  classMembership('k7b', 'sokolova', { role: 'classTeacher' }),
  classMembership('algebra', 'darya'),
  classMembership('algebra', 'sokolova', { role: 'teacher' }),
  classMembership('meteo', 'darya'),
  classMembership('meteo', 'newcomer', { role: 'teacher' }),
  classMembership('old', 'gone', { state: 'ended' }),
  kinshipPart('darya', 'mother'),
  part({
    kind: 'slipuse',
    id: 's1.u',
    scope: 'slip:admin',
    parent: 's1',
    body: { slip: 's1', person: 'timur', request: '', device: '', at: NOW },
  }),
  part({
    kind: 'slip',
    id: stampAt(NOW - 1000),
    scope: 'slip:admin',
    by: 'admin',
    body: {
      purpose: 'person',
      person: 'mother',
      role: 'parent',
      classroom: '',
      child: '',
      secretHash: 'a'.repeat(64),
      expiresAt: NOW + 1000,
      mostUses: 1,
      annulledAt: 0,
    },
  }),
  part({
    kind: 'offer',
    id: 'c1.o',
    scope: 'class:k7b',
    body: { chat: 'c1', title: '7Б, ученики', template: 'pupils', classroom: 'k7b', isArchived: false },
  }),
];

const asked = (person: string) => schoolSource(person, SCHOOL);
const classes = classesQuery.answer(asked('admin'), {});
function card(person: string, id = 'k7b') {
  const answer = classCardQuery.answer(asked(person), { classroom: id });
  if (answer instanceof Promise) throw new Error('answers at once');
  return answer;
}
if (classes instanceof Promise) throw new Error('answers at once');

describe('F-006 the classes of the console', () => {
  test.each(['sokolova', 'newcomer', 'cook', 'darya', 'mother', 'nobody'])(
    'refuses when not allowed: %s',
    (person) => {
      expect(classesQuery.answer(asked(person), {})).toBeUndefined();
      expect(card(person)).toBeUndefined();
      expect(classesStaffQuery.answer(asked(person), {})).toEqual([]);
      expect(classesYearQuery.answer(asked(person), {})).toBeUndefined();
    },
  );

  test('stand by grade, clubs and those that have ended apart, subjects within their class', () => {
    expect(classes?.classes.map(({ title }) => title)).toEqual(['2А', '7Б', '10А']);
    expect(classes?.clubs.map(({ title }) => title)).toEqual(['Юный метеоролог']);
    expect(classes?.archived.map(({ title }) => title)).toEqual(['11А']);
    expect(classes?.classes[1]).toMatchObject({ pupils: 2, subjects: ['Алгебра'], leaders: ['Соколова'] });
  });

  test('say who has not come in yet; those who have left are nowhere', () => {
    expect(classes?.classes[1]?.outside).toEqual(['darya']);
  });

  test('are marked while something that was done to them waits for the hub', () => {
    const body = { action: 'classrooms.add', data: { items: [{ id: 'k2a' }] }, reason: '', clause: '' };
    const source = schoolSource('admin', SCHOOL, { waitingActs: [{ body } as never] });
    expect(classesQuery.answer(source, {})).toMatchObject({
      classes: [{ isWaiting: true }, { isWaiting: false }, { isWaiting: false }],
    });
  });

  test('are looked at by the head and changed by administrators', () => {
    expect(classes).toMatchObject({ canEdit: true, canTurnYear: true });
    expect(classesQuery.answer(asked('head'), {})).toMatchObject({ canEdit: false, canTurnYear: false });
    expect(classesYearQuery.answer(asked('head'), {})).toBeUndefined();
  });
});

describe('F-008 the card of a class', () => {
  test('names teachers, pupils, parents beside their children, subjects and chats', () => {
    expect(card('admin')).toMatchObject({
      teachers: [{ id: 'sokolova', role: 'classTeacher', isVerified: true }],
      pupils: [
        { id: 'timur', account: 'entered' },
        { id: 'darya', account: 'none' },
      ],
      parents: [{ id: 'mother', about: 'Ковалёва Дарья', account: 'invited' }],
      subjects: [{ subject: 'Алгебра', pupils: 1, teachers: [{ id: 'sokolova' }] }],
      chats: [{ id: 'c1', template: 'pupils' }],
      openSlips: 1,
    });
  });

  test('F-007 of a club says from which classes its pupils are', () => {
    expect(card('admin', 'meteo')).toMatchObject({
      pupils: [{ id: 'darya', about: '7Б' }],
      teachers: [{ id: 'newcomer', isVerified: false }],
    });
  });

  test('of a class that is over names those who were in it', () => {
    expect(card('admin', 'old')).toMatchObject({ pupils: [{ id: 'gone' }], teachers: [] });
  });

  test('lets administrators change it, and the head look on', () => {
    expect(card('admin')?.abilities).toMatchObject({ edit: true, attach: true, move: true });
    expect(card('head')?.abilities).toMatchObject({ edit: false, attach: false, move: false });
  });
});

test('F-015 the confirmed stand first among those who can be attached, and only pedagogues are there', () => {
  expect(classesStaffQuery.answer(asked('admin'), {})).toMatchObject([
    { id: 'head' },
    { id: 'admin' },
    { id: 'sokolova' },
    { id: 'newcomer', isVerified: false },
  ]);
});

test('F-006 the year turns class by class, and the last grade leaves', () => {
  const full = [...SCHOOL, classroom('k11', '11Б')];
  expect(classesYearQuery.answer(schoolSource('admin', full), {})).toMatchObject([
    { titleNow: '2А', title: '3А', to: 'promote', pupils: 0 },
    { titleNow: '7Б', title: '8Б', to: 'promote', pupils: 2 },
    { titleNow: '10А', title: '11А', to: 'promote' },
    { titleNow: '11Б', to: 'leave' },
  ]);
});
