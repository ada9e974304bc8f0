import { beforeEach, describe, expect, test } from 'vitest';
import { can } from '../permissions/can.ts';
import { isOfKind } from '../schema/kinds.ts';
import { ActingSchool } from '../testing/acting-school.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const newcomer = (of: Record<string, unknown> = {}) => ({
  id: school.newId(),
  familyName: 'Ёлкина',
  givenName: 'Яна',
  middleName: '',
  role: 'pupil',
  position: '',
  classroom: 'k6a',
  children: [],
  relation: 'parent',
  email: '',
  phone: '',
  ...of,
});
const add = (of: Record<string, unknown>, by = 'admin') => school.refusal(by, 'people.add', newcomer(of));
const card = (person: string) => school.directory.get('person', person)?.body;
const REST = { classroom: '', children: [] };

describe('F-021 an arrival', () => {
  test.each(['anna', 'head', 'librarian', 'older', 'mother'])('refuses when not allowed: %s', (who) => {
    expect(add({}, who)).toBe('notAllowed');
    expect(school.refusal(who, 'people.contact', { person: 'older', email: 'a@b.c', phone: '' })).toBe(
      'notAllowed',
    );
    const names = { familyName: 'А', givenName: 'Б', middleName: '', position: '' };
    expect(school.refusal(who, 'people.edit', { person: 'older', ...names })).toBe('notAllowed');
  });

  test('F-021, D-2 a pupil gets card, contacts, class and its subjects; chats are offered and none is joined', () => {
    const data = newcomer({ familyName: '  Ёлкина ', givenName: 'Яна  Мария', email: ' yana@example.org ' });
    const parts = school.act('admin', 'people.add', data);
    expect(card(data.id)).toEqual({
      familyName: 'Ёлкина',
      givenName: 'Яна Мария',
      middleName: '',
      roles: ['pupil'],
      isVerified: false,
      position: '',
      leftAt: 0,
    });
    expect(parts.filter((part) => isOfKind(part, 'contact'))).toMatchObject([
      {
        scope: 'admin',
        parent: data.id,
        body: { person: data.id, email: 'yana@example.org', isEnabled: true },
      },
    ]);
    expect([...school.facts(data.id).classrooms].sort()).toEqual(['algebra6a', 'k6a']);
    expect(school.offers(data.id)).toEqual(['6А, ученики', 'Алгебра, 6А']);
    expect(school.facts(data.id).chats.size).toBe(0);
    const joined = parts.filter((part) => isOfKind(part, 'membership') && part.body.groupType === 'chat');
    expect(joined).toEqual([]);
  });

  test('F-021, D-2 a parent comes with the children, and is in no chat either', () => {
    const data = newcomer({ ...REST, role: 'parent', children: ['older', 'younger'], relation: 'guardian' });
    const parts = school.act('admin', 'people.add', data);
    expect(school.facts(data.id).children).toEqual(new Set(['older', 'younger']));
    expect(school.offers(data.id)).toEqual(['Родители 4А', 'Родители 6А']);
    expect(parts.filter((part) => part.scope.startsWith('chat:'))).toEqual([]);
    expect(school.directory.get('kinship', `older.${data.id}`)?.body.relation).toBe('guardian');
  });

  test('F-022 a teacher waits for the confirmation', () => {
    const data = newcomer({ ...REST, role: 'teacher', position: 'учитель  физики, корпус № 2' });
    school.act('admin', 'people.add', data);
    expect(card(data.id)).toMatchObject({ isVerified: false, position: 'учитель физики, корпус № 2' });
  });

  test.each([
    ['a pupil without a class', { classroom: '' }, 'badRequest'],
    ['a pupil of a subject', { classroom: 'algebra6a' }, 'badRequest'],
    ['a pupil of no class', { classroom: 'nowhere' }, 'notFound'],
    ['a parent without a child', { ...REST, role: 'parent' }, 'badRequest'],
    ['a parent of a parent', { ...REST, role: 'parent', children: ['father'] }, 'actOutdated'],
    ['a parent of nobody', { ...REST, role: 'parent', children: ['nobody'] }, 'notFound'],
    ['a teacher with a class', { role: 'teacher' }, 'badRequest'],
    ['an administrator', { ...REST, role: 'administrator' }, 'orderMissing'],
    ['a head', { ...REST, role: 'head' }, 'orderMissing'],
    ['a deputy', { ...REST, role: 'deputy' }, 'orderMissing'],
    ['somebody without a family name', { familyName: '   ' }, 'nameUnfit'],
    ['somebody without a given name', { givenName: '' }, 'nameUnfit'],
    ['the id of somebody else', { id: 'older' }, 'shape'],
  ])('F-021 %s is refused', (_who, of, code) => {
    if (code === 'shape') expect(() => add(of)).toThrow('act.people.add');
    else expect(add(of)).toBe(code);
  });

  test('F-021 nobody comes twice under one id', () => {
    const data = newcomer();
    school.act('admin', 'people.add', data);
    expect(school.refusal('admin2', 'people.add', data)).toBe('actTwice');
  });
});

describe('a name card', () => {
  const names = { familyName: 'Соколова', givenName: 'Анна', middleName: 'Ивановна', position: 'завуч' };

  test('is corrected, and says what staff are in the school', () => {
    school.act('admin', 'people.edit', { person: 'anna', ...names });
    expect(card('anna')).toMatchObject({ ...names, roles: ['teacher'], isVerified: true });
    expect(school.refusal('admin', 'people.edit', { person: 'anna', ...names })).toBe('actTwice');
    school.act('admin', 'people.edit', { person: 'older', ...names });
    expect(card('older')).toMatchObject({ middleName: 'Ивановна', position: '' });
    expect(school.refusal('admin', 'people.edit', { person: 'nobody', ...names })).toBe('notFound');
  });

  test('D-8 contacts go where administrators alone read them', () => {
    const data = { person: 'older', email: ' a@example.org', phone: '+7 900 ' };
    for (const email of ['a@example.org', 'b@example.org']) {
      const [part, ...more] = school.act('admin', 'people.contact', { ...data, email });
      expect([part?.scope, part?.id, part?.body['email'], more]).toEqual(['admin', 'older.c', email, []]);
    }
    expect(school.refusal('admin', 'people.contact', { ...data, person: 'nobody' })).toBe('notFound');
  });
});

describe('F-017 the confirmation of teachers', () => {
  const confirm = (by: string, person: string, reason = 'диплом проверен') =>
    school.refusal(by, 'people.confirm', { person }, reason);
  const unconfirm = (by: string, person: string, reason = 'по ошибке') =>
    school.refusal(by, 'people.unconfirm', { person }, reason);

  test.each(['anna', 'head', 'vera', 'librarian', 'older', 'mother'])(
    'refuses when not allowed: %s',
    (who) => {
      expect(confirm(who, 'vera')).toBe('notAllowed');
      expect(unconfirm(who, 'anna')).toBe('notAllowed');
    },
  );

  test('F-017 a teacher is pending until an administrator confirms, for a reason', () => {
    expect(card('vera')?.isVerified).toBe(false);
    expect(confirm('admin', 'vera', '  ')).toBe('reasonMissing');
    expect(confirm('admin', 'vera')).toBeUndefined();
    expect(card('vera')?.isVerified).toBe(true);
    expect(confirm('admin', 'vera')).toBe('actTwice');
  });

  test('F-017, D-11 nobody confirms themself, and the administrator confirms the head', () => {
    expect(confirm('admin', 'admin')).toBe('notAllowed');
    expect(unconfirm('admin', 'admin')).toBe('notAllowed');
    expect(unconfirm('admin', 'head')).toBeUndefined();
    expect(can(school.facts('head'), 'audit.read')).toBe(false);
    expect(confirm('admin2', 'head')).toBeUndefined();
    expect(can(school.facts('head'), 'audit.read')).toBe(true);
  });

  test('F-017 an administrator who is not confirmed confirms nobody', () => {
    expect(unconfirm('admin', 'admin2')).toBeUndefined();
    expect(confirm('admin2', 'vera')).toBe('needsConfirmation');
  });

  test.each(['librarian', 'older', 'mother'])('F-017 there is nothing to confirm of %s', (person) => {
    expect(confirm('admin', person)).toBe('actOutdated');
  });

  test('F-017 taking it back ends rights and chats at once', () => {
    expect(school.facts('anna').chats.size).toBe(2);
    expect(school.preview('admin', 'people.unconfirm', { person: 'anna' }, 'по ошибке')).toMatchObject([
      { what: 'unconfirmed' },
      { what: 'chatEnds', chat: 'k6a.pupils' },
      { what: 'chatEnds', chat: 'k6a.parents' },
    ]);
    expect(unconfirm('admin', 'anna', '')).toBe('reasonMissing');
    expect(unconfirm('admin', 'anna')).toBeUndefined();
    const facts = school.facts('anna');
    expect([facts.chats.size, facts.pupils.size]).toEqual([0, 0]);
    expect(can(facts, 'pins.reset', { person: school.facts('older') })).toBe(false);
  });
});
