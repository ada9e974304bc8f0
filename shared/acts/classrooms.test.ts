import { beforeEach, describe, expect, test } from 'vitest';
import { chatsByClassroom } from '../directory/classes.ts';
import { isOfKind } from '../schema/kinds.ts';
import { ActingSchool } from '../testing/acting-school.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const homeroom = (title: string, grade = 5) => ({
  id: school.newId(),
  title,
  type: 'homeroom',
  grade,
  subject: '',
  homeroom: '',
});
const club = (title: string) => ({ ...homeroom(title, 0), type: 'club' });
const subject = (name: string, of: string) => ({
  ...homeroom('', 0),
  type: 'subject',
  subject: name,
  homeroom: of,
});
const add = (by: string, ...items: readonly object[]) => school.refusal(by, 'classrooms.add', { items });
const title = (id: string) => school.directory.get('classroom', id)?.body.title;
const chatTitles = (id: string) =>
  (chatsByClassroom(school.directory).get(id) ?? []).map(([, chat]) => chat.title).sort();

describe('F-006 classes', () => {
  test.each(['anna', 'head', 'librarian', 'older', 'mother'])('refuses when not allowed: %s', (who) => {
    expect(add(who, homeroom('5А'))).toBe('notAllowed');
    expect(school.refusal(who, 'classrooms.edit', { classroom: 'k6a', title: '7А' })).toBe('notAllowed');
    expect(school.refusal(who, 'classrooms.archive', { classroom: 'k6a' })).toBe('notAllowed');
  });

  test('F-006 a nomenclature of 25 classes is one act, each class with its two chats and their offers', () => {
    const school25 = new ActingSchool([]);
    for (const part of new ActingSchool().directory.all('person')) school25.directory.take(part);
    const items = [...'123456789'].flatMap((grade) =>
      [...(Number(grade) < 8 ? 'АБВ' : 'АБ')].map((letter) => ({
        id: school25.newId(),
        title: `${grade}${letter}`,
        type: 'homeroom',
        grade: Number(grade),
        subject: '',
        homeroom: '',
      })),
    );
    expect(items).toHaveLength(25);
    const parts = school25.act('admin', 'classrooms.add', { items });
    const count = (kind: string) => parts.filter((part) => part.kind === kind).length;
    expect([count('classroom'), count('chat'), count('offer'), count('membership')]).toEqual([25, 50, 50, 0]);
    const [first] = items;
    expect(parts.filter((part) => isOfKind(part, 'chat') && part.body.classroom === first?.id)).toMatchObject(
      [
        { id: `${first?.id}.pupils`, scope: `chat:${first?.id}.pupils`, body: { title: '1А, ученики' } },
        { id: `${first?.id}.parents`, scope: `chat:${first?.id}.parents`, body: { title: 'Родители 1А' } },
      ],
    );
    expect(parts.filter((part) => isOfKind(part, 'offer')).map(({ scope }) => scope)).toContain(
      `class:${first?.id}`,
    );
  });

  test.each([
    ['as it is', '6А'],
    ['in a Latin letter', '6A'],
    ['in a small letter', '6а'],
    ['with spaces', ' 6 А '],
    ['with what cannot be seen', '6\u00adА'],
    ['with a hyphen', '6-А'],
  ])('F-006 a name that is taken is refused %s', (_how, taken) => {
    expect(add('admin', homeroom(taken, 6))).toBe('nameTaken');
    expect(school.refusal('admin', 'classrooms.edit', { classroom: 'k6b', title: taken })).toBe('nameTaken');
  });

  test('F-006 also within one act, and then none of it is done', () => {
    const [first, second] = [homeroom('7А', 7), homeroom('7A', 7)];
    expect(add('admin', first, second)).toBe('nameTaken');
    expect(school.directory.get('classroom', first.id)).toBeUndefined();
  });

  test('F-006 the name of an archived class is free again', () => {
    school.act('admin', 'classrooms.archive', { classroom: 'k6b' });
    expect(add('admin', homeroom('6Б', 6))).toBeUndefined();
  });

  test('F-006 an id that is in use, or is no stamp, makes nothing', () => {
    const used = homeroom('5А');
    expect(add('admin', used)).toBeUndefined();
    expect(add('admin', { ...homeroom('5Б'), id: used.id })).toBe('actTwice');
    expect(() => add('admin', { ...homeroom('5В'), id: 'k5' })).toThrow('act.classrooms.add');
  });

  test('F-006 a class is renamed with its chats, their offers and its subject spaces', () => {
    school.act('admin', 'classrooms.edit', { classroom: 'k6a', title: ' 7 А', grade: 7 });
    expect([title('k6a'), title('algebra6a'), title('algebra6b')]).toEqual([
      '7 А',
      'Алгебра, 7 А',
      'Алгебра, 6Б',
    ]);
    expect(chatTitles('k6a')).toEqual(['7 А, ученики', 'Родители 7 А']);
    expect(chatTitles('algebra6a')).toEqual(['Алгебра, 7 А']);
    expect(school.directory.get('offer', 'k6a.pupils.o')?.body.title).toBe('7 А, ученики');
    expect(school.directory.get('classroom', 'algebra6a')?.body).toMatchObject({ grade: 7, homeroom: 'k6a' });
    expect(school.refusal('admin', 'classrooms.edit', { classroom: 'k6a', title: '7 А' })).toBe('actTwice');
  });

  test('F-006 an archived class keeps what was said for those who were there, and takes nobody', () => {
    school.act('admin', 'classrooms.archive', { classroom: 'k6a' });
    expect(school.directory.get('classroom', 'k6a')?.body.isArchived).toBe(true);
    expect(school.directory.get('classroom', 'algebra6a')?.body.isArchived).toBe(true);
    const facts = school.facts('older');
    expect([[...facts.classrooms], [...facts.archivedChats].sort()]).toEqual([
      ['chess'],
      ['algebra6a.subject', 'k6a.pupils'],
    ]);
    expect(school.facts('mother').archivedChats).toEqual(new Set(['k6a.parents']));
    expect(school.offers('older')).toEqual(['Шахматы']);
    for (const [action, data] of [
      ['classrooms.archive', { classroom: 'k6a' }],
      ['classrooms.edit', { classroom: 'k6a', title: '9Я' }],
      ['teachers.attach', { classroom: 'k6a', person: 'vera', role: 'teacher' }],
      ['move.transfer', { person: 'younger', from: 'k4a', to: 'k6a' }],
    ] as const) {
      expect(school.refusal('admin', action, data)).toBe('actOutdated');
    }
  });
});

describe('F-007 clubs', () => {
  test('F-007 a confirmed teacher makes one, leads it and takes in pupils of several classes', () => {
    const chess = club('Робототехника');
    expect(add('anna', chess)).toBeUndefined();
    const people = ['older', 'younger', 'last'];
    expect(school.refusal('anna', 'classrooms.enrol', { classroom: chess.id, people })).toBeUndefined();
    expect(school.facts('anna').classroomRoles.get(chess.id)).toBe('teacher');
    for (const one of [...people, 'anna']) expect(school.offers(one)).toContain('Робототехника');
    expect(school.offers('small')).not.toContain('Робототехника');
    expect(school.facts('last').chats.has(`${chess.id}.club`)).toBe(false);
    expect(
      school.refusal('anna', 'classrooms.edit', { classroom: chess.id, title: 'Роботы' }),
    ).toBeUndefined();
    expect(chatTitles(chess.id)).toEqual(['Роботы']);
    expect(
      school.refusal('anna', 'classrooms.unenrol', { classroom: chess.id, people: ['last'] }),
    ).toBeUndefined();
    expect(school.offers('last')).not.toContain('Роботы');
  });

  test('F-007 refuses when not allowed: somebody else’s club, before confirmation, together with a class', () => {
    expect(school.refusal('anna', 'classrooms.enrol', { classroom: 'chess', people: ['last'] })).toBe(
      'notAllowed',
    );
    expect(school.refusal('anna', 'classrooms.archive', { classroom: 'chess' })).toBe('notAllowed');
    expect(add('vera', club('Хор'))).toBe('needsConfirmation');
    expect(add('anna', club('Хор'), homeroom('5А'))).toBe('notAllowed');
    for (const who of ['older', 'mother', 'librarian']) expect(add(who, club('Хор'))).toBe('notAllowed');
  });

  test('F-007 is changed by those who lead it and by administrators, and by nobody else', () => {
    const choir = club('Хор');
    expect(add('anna', choir)).toBeUndefined();
    school.act('anna', 'classrooms.enrol', { classroom: choir.id, people: ['older'] });
    const steps = [
      ['classrooms.enrol', { classroom: choir.id, people: ['last'] }],
      ['classrooms.unenrol', { classroom: choir.id, people: ['older'] }],
      ['classrooms.edit', { classroom: choir.id, title: 'Хор мальчиков' }],
      ['classrooms.archive', { classroom: choir.id }],
    ] as const;
    for (const who of ['vera', 'head', 'librarian', 'older', 'last', 'mother'])
      for (const [action, data] of steps) expect(school.refusal(who, action, data)).toBe('notAllowed');
    for (const [action, data] of steps) expect(school.refusal('anna', action, data)).toBeUndefined();
  });

  test('F-007 only pupils who are here are put on the list, and each once', () => {
    const enrol = (people: readonly string[]) =>
      school.refusal('admin', 'classrooms.enrol', { classroom: 'chess', people });
    expect(enrol(['older'])).toBe('actTwice');
    expect(enrol(['mother'])).toBe('actOutdated');
    expect(enrol(['nobody'])).toBe('notFound');
    expect(school.refusal('admin', 'classrooms.enrol', { classroom: 'k6a', people: ['younger'] })).toBe(
      'badRequest',
    );
    expect(school.refusal('admin', 'classrooms.unenrol', { classroom: 'chess', people: ['last'] })).toBe(
      'actTwice',
    );
  });
});

describe('F-008 class-and-subject spaces', () => {
  test('F-008 each subject of a class has a space with the whole class in it, and a chat that is offered', () => {
    const spaces = [subject('Геометрия', 'k6a'), subject('История', 'k6a')];
    expect(add('admin', ...spaces)).toBeUndefined();
    expect(spaces.map(({ id }) => title(id))).toEqual(['Геометрия, 6А', 'История, 6А']);
    expect(spaces.map(({ id }) => school.directory.get('classroom', id)?.body)).toMatchObject([
      { homeroom: 'k6a', grade: 6, subject: 'Геометрия', type: 'subject' },
      { homeroom: 'k6a', grade: 6, subject: 'История', type: 'subject' },
    ]);
    expect(school.offers('older')).toEqual(expect.arrayContaining(['Геометрия, 6А', 'История, 6А']));
    expect(school.facts('older').chats.has(`${spaces[0]?.id}.subject`)).toBe(false);
  });

  test('F-008 a space belongs to a class, of the same act or there already, and has a subject', () => {
    const fresh = homeroom('5А');
    const space = subject('Музыка', fresh.id);
    expect(add('admin', fresh, space)).toBeUndefined();
    expect(title(space.id)).toBe('Музыка, 5А');
    expect(add('admin', subject('Музыка', fresh.id))).toBe('nameTaken');
    expect(add('admin', subject('', 'k6a'))).toBe('badRequest');
    expect(add('admin', subject('Музыка', ''))).toBe('notFound');
    expect(add('admin', subject('Музыка', 'chess'))).toBe('badRequest');
    school.act('admin', 'classrooms.archive', { classroom: 'k6b' });
    expect(add('admin', subject('Музыка', 'k6b'))).toBe('actOutdated');
  });
});
