import { beforeEach, describe, expect, test } from 'vitest';
import { isOfKind } from '../schema/kinds.ts';
import { ActingSchool, classWithChats, SCHOOL_OF_CLASSES } from '../testing/acting-school.ts';
import { kinshipPart, part } from '../testing/make-documents.ts';
import { proposeYearTurn, type YearStep } from './year-turn.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const turn = (steps: readonly YearStep[], by = 'admin') => school.refusal(by, 'year.turn', { steps });
const proposed = () => proposeYearTurn(school.directory);
const step = (classroom: string, to: YearStep['to'], title = '', grade = 0): YearStep => ({
  classroom,
  to,
  title,
  grade,
});
const classroom = (id: string) => school.directory.get('classroom', id)?.body;
const card = (person: string) => school.directory.get('person', person)?.body;

describe('F-021 the turn of the year', () => {
  test.each(['anna', 'head', 'librarian', 'older', 'mother'])('refuses when not allowed: %s', (who) => {
    expect(turn(proposed(), who)).toBe('notAllowed');
  });

  test('F-021 the usual steps are proposed', () => {
    school = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      ...classWithChats('k9', { title: '9-й класс', grade: 9 }),
      ...classWithChats('k0', { title: 'Подготовительный', grade: 0 }),
    ]);
    expect(proposed()).toEqual([
      step('k0', 'keep', 'Подготовительный', 0),
      step('k4a', 'promote', '5А', 5),
      step('k6a', 'promote', '7А', 7),
      step('k6b', 'promote', '7Б', 7),
      step('k9', 'promote', '10-й класс', 10),
      step('k11a', 'leave', '11А', 11),
    ]);
  });

  test('F-021 classes change in place with chats and subjects, the last grade leaves', () => {
    expect(turn(proposed())).toBeUndefined();
    expect([classroom('k4a'), classroom('k6a'), classroom('algebra6a')]).toMatchObject([
      { title: '5А', grade: 5, isArchived: false },
      { title: '7А', grade: 7, isArchived: false },
      { title: 'Алгебра, 7А', grade: 7, isArchived: false },
    ]);
    expect(classroom('k11a')).toMatchObject({ title: '11А', isArchived: true });
    expect(school.directory.chat('k4a.parents')?.title).toBe('Родители 5А');
    expect(school.directory.chat('algebra6a.subject')?.title).toBe('Алгебра, 7А');
    expect(school.directory.chat('k11a.pupils')).toMatchObject({ title: '11А, ученики', isArchived: true });
    expect([...school.facts('older').chats].sort()).toEqual([
      'algebra6a.subject',
      'chess.club',
      'k6a.pupils',
    ]);
    expect([...school.facts('anna').chats].sort()).toEqual(['k6a.parents', 'k6a.pupils']);
  });

  test('F-021, G-11 parents of the last grade go, unless another child is here', () => {
    school = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      kinshipPart('last', 'mother'),
      kinshipPart('last', 'boris'),
    ]);
    expect(turn(proposed())).toBeUndefined();
    expect([card('last'), card('father')].map((one) => one?.leftAt !== 0)).toEqual([true, true]);
    expect(card('mother')).toMatchObject({ roles: ['parent'], leftAt: 0 });
    expect(card('boris')).toMatchObject({ roles: ['teacher', 'parent'], leftAt: 0 });
  });

  test('F-021, G-11 parents whose children all leave at once go with them', () => {
    expect(turn([step('k4a', 'leave'), step('k6a', 'leave')])).toBeUndefined();
    expect(card('mother')?.leftAt).toBeGreaterThan(0);
    expect(card('boris')).toMatchObject({ roles: ['teacher'], leftAt: 0 });
  });

  test('F-021 is previewed and is done once', () => {
    const steps = proposed();
    const preview = school.preview('admin', 'year.turn', { steps });
    expect(preview).toContainEqual({ person: 'last', what: 'leaves' });
    expect(preview).toContainEqual({ person: 'father', what: 'leaves' });
    expect(preview.filter(({ person }) => person === 'mother')).toEqual([]);
    expect(classroom('k4a')?.title).toBe('4А');
    school.act('admin', 'year.turn', { steps });
    expect(turn(steps, 'admin2')).toBe('actOutdated');
    expect(
      turn(
        steps.filter(({ to }) => to === 'promote'),
        'admin2',
      ),
    ).toBe('actTwice');
  });

  test.each([
    [
      'two classes of one title',
      [step('k6a', 'promote', '7А', 7), step('k6b', 'promote', '7A', 7)],
      'nameTaken',
    ],
    ['the title of a class that stays', [step('k4a', 'promote', '6А', 6)], 'nameTaken'],
    ['the title of a club', [step('k4a', 'promote', 'Шахматы', 5)], 'nameTaken'],
    ['a grade after the last one', [step('k11a', 'promote', '12А', 12)], 'badRequest'],
    ['no title', [step('k4a', 'promote', '  ', 5)], 'badRequest'],
    ['a class twice', [step('k4a', 'promote', '5А', 5), step('k4a', 'leave')], 'badRequest'],
    ['a club', [step('chess', 'leave')], 'badRequest'],
    ['no class', [step('nowhere', 'leave')], 'notFound'],
    ['nothing', [step('k4a', 'keep')], 'actTwice'],
  ])('F-021 %s is refused whole', (_what, steps, code) => {
    expect(turn(steps)).toBe(code);
    expect([classroom('k4a')?.title, classroom('k6a')?.title]).toEqual(['4А', '6А']);
  });

  test('F-021 titles may change places', () => {
    expect(turn([step('k6a', 'promote', '6Б', 6), step('k6b', 'promote', '6А', 6)])).toBeUndefined();
    expect([classroom('k6a')?.title, classroom('k6b')?.title]).toEqual(['6Б', '6А']);
    expect([classroom('algebra6a')?.title, classroom('algebra6b')?.title]).toEqual([
      'Алгебра, 6Б',
      'Алгебра, 6А',
    ]);
  });

  test('F-009 other kinds of schools have years after the eleventh', () => {
    const body = { title: 'Колледж', type: 'vocational' as const, locality: '', isDemo: false };
    school = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      part({ kind: 'school', id: 'school1', scope: 'school', body }),
    ]);
    expect(turn([step('k11a', 'promote', '12А', 12)])).toBeUndefined();
  });

  test('a new version of each document is written once', () => {
    const parts = school.act('admin', 'year.turn', { steps: proposed() });
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    expect(parts.filter((one) => isOfKind(one, 'membership') && one.body.groupType === 'chat')).toEqual([]);
  });
});
