import { beforeEach, describe, expect, test } from 'vitest';
import { appointable } from '../appointments/appointable.ts';
import { Directory } from '../directory/directory.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import type { Role } from '../schema/person.ts';
import { personCard, stampAt } from '../testing/make-documents.ts';
import { planAct } from './registry.ts';

const AT = Date.parse('2026-09-10T09:00:00Z');
const ORDER = { number: '12-о', date: '2026-09-01', paper: '' };
const APPOINTMENT = {
  id: stampAt(5),
  person: 'teacher',
  role: 'administrator',
  isActing: false,
  order: ORDER,
  from: '2026-09-01',
  until: '',
};

let directory: Directory;
const device = (person: string, revokedAt = 0): AuthorPart => ({
  id: `device-${person}`,
  kind: 'device',
  scope: `keys:${person}`,
  parent: '',
  by: SCHOOL_WRITER,
  stamp: stampAt(1),
  gone: false,
  body: { person, name: '', namedAt: 1, addedAt: 1, revokedAt },
});
const confirmed = (id: string, roles: Role[]) => personCard(id, roles, { isVerified: true });

beforeEach(() => {
  directory = Directory.ofHub();
  const people = [
    confirmed('admin', ['administrator', 'teacher']),
    confirmed('head', ['head']),
    confirmed('teacher', ['teacher']),
    confirmed('absent', ['teacher']),
    personCard('waiting', ['teacher']),
    personCard('librarian', ['staff']),
    personCard('pupil', ['pupil']),
    personCard('mother', ['parent']),
    confirmed('gone', ['teacher']),
  ];
  for (const document of [
    ...people,
    ...people.filter(({ id }) => id !== 'absent').map(({ id }) => device(id)),
  ])
    directory.take(document);
  directory.take(personCard('gone', ['teacher'], { isVerified: true, leftAt: 5 }));
});

function plan(by: string, action: string, data: Record<string, unknown>) {
  const actor = directory.factsOf(by);
  return planAct({ actor, directory, act: stampAt(AT), at: AT }, { action, data, reason: '', clause: '' });
}
function doAct(by: string, action: string, data: Record<string, unknown>): void {
  for (const { parent = '', ...draft } of plan(by, action, data).drafts)
    directory.take({ ...draft, parent, by: SCHOOL_WRITER, stamp: stampAt(AT), gone: false });
}
const appoint = (by: string, of: Partial<typeof APPOINTMENT> = {}) =>
  plan(by, 'roles.appoint', { ...APPOINTMENT, ...of });
const rolesOf = (person: string) => directory.factsOf(person).roles;
const error = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown });

describe('F-002 an appointment', () => {
  test.each(['teacher', 'waiting', 'librarian', 'pupil', 'mother', 'gone', 'nobody'])(
    'refuses when not allowed: %s',
    (by) => {
      expect(() => appoint(by, { person: 'absent' })).toThrow(error('notAllowed'));
      expect(() => plan(by, 'roles.end', { appointment: stampAt(5), from: '2026-09-01' })).toThrow(
        error('notAllowed'),
      );
    },
  );

  test.each([
    ['number', { ...ORDER, number: ' ' }, 'orderMissing'],
    ['date', { ...ORDER, date: '' }, 'orderMissing'],
    ['day that there is', { ...ORDER, date: '2026-02-30' }, 'dateInvalid'],
    ['paper that is kept', { ...ORDER, paper: 'p1' }, 'notFound'],
  ])('F-002 is not saved without an order: %s', (_what, order, code) => {
    expect(() => appoint('head', { order })).toThrow(error(code));
  });

  test('F-002 keeps number, date and paper of the order, and gives the role at once', () => {
    doAct('head', 'papers.keep', {
      id: stampAt(3),
      title: 'Приказ о назначении',
      type: 'order',
      number: '12-о',
      date: '2026-09-01',
      fileName: 'prikaz.pdf',
      media: 'application/pdf',
      sizeBytes: 100,
      digest: '0'.repeat(64),
      isPublic: false,
    });
    doAct('head', 'roles.appoint', { ...APPOINTMENT, order: { ...ORDER, paper: stampAt(3) } });
    expect(directory.get('appointment', stampAt(5))?.body).toMatchObject({
      order: { number: '12-о', date: '2026-09-01', paper: stampAt(3) },
      endedFrom: '',
    });
    expect(directory.factsOf('teacher')).toMatchObject({
      isAdministrator: true,
      roles: ['administrator', 'teacher'],
    });
  });

  test('F-002 names person, appointment and paper for the log', () => {
    expect(appoint('head').targets).toEqual(['teacher', stampAt(5)]);
  });

  test.each([
    ['nobody appoints themself', 'admin', { person: 'admin' }],
    ['not even the head as an acting head', 'head', { person: 'head', role: 'head' }],
  ])('%s', (_what, by, of) => {
    expect(() => appoint(by, of)).toThrow(error('notAllowed'));
  });

  test.each([
    ['an id that is no stamp', { id: 'mine' }, 'badRequest'],
    ['a day that there is not', { from: '2026-09-31' }, 'dateInvalid'],
    ['a term that ends before it begins', { from: '2026-09-10', until: '2026-09-09' }, 'dateInvalid'],
    ['no first day', { from: '' }, 'dateInvalid'],
  ])('F-129 refuses %s', (_what, of, code) => {
    expect(() => appoint('admin', of)).toThrow(error(code));
  });

  test('F-129 the same term is not given twice, a longer one is', () => {
    doAct('head', 'roles.appoint', { ...APPOINTMENT, until: '2026-10-01', isActing: true });
    expect(() => appoint('head', { id: stampAt(6), until: '2026-09-20' })).toThrow(error('actTwice'));
    expect(() => appoint('head', { until: '2026-12-01' })).toThrow(error('actTwice'));
    expect(appoint('head', { id: stampAt(6), until: '2026-12-01' }).drafts).toHaveLength(1);
  });
});

describe('F-014 who can be appointed administrator', () => {
  test('F-014 the picker lists joined, confirmed teachers only', () => {
    expect(appointable(directory, 'admin').map(({ id }) => id)).toEqual(['head', 'teacher']);
  });

  test.each(['pupil', 'mother', 'librarian', 'waiting', 'absent', 'gone', 'nobody'])(
    'F-014 %s cannot be chosen',
    (person) => {
      expect(() => appoint('admin', { person })).toThrow(error('notAllowed'));
    },
  );

  test('F-014 nor somebody whose devices were all signed out', () => {
    directory.take(device('teacher', 9));
    expect(() => appoint('admin')).toThrow(error('notAllowed'));
  });

  test('F-014 a computer other than the hub lets the hub judge what it cannot know, and does not offer it', () => {
    const elsewhere = new Directory();
    for (const person of directory.all('person')) elsewhere.take(person);
    const context = { actor: elsewhere.factsOf('admin'), directory: elsewhere, act: stampAt(AT), at: AT };
    const body = { action: 'roles.appoint', data: APPOINTMENT, reason: '', clause: '' };
    expect(planAct(context, body).drafts).toHaveLength(2);
    expect(appointable(elsewhere, 'admin')).toEqual([]);
  });
});

describe('F-129 the end of an appointment', () => {
  beforeEach(() => doAct('admin', 'roles.appoint', { ...APPOINTMENT, role: 'head', isActing: true }));
  const end = (of: { appointment?: string; from?: string } = {}) =>
    plan('admin', 'roles.end', { appointment: stampAt(5), from: '2026-09-10', ...of });

  test('F-129 takes the role away from its day on', () => {
    expect(rolesOf('teacher')).toEqual(['head', 'teacher']);
    doAct('admin', 'roles.end', { appointment: stampAt(5), from: '2026-09-10' });
    expect(rolesOf('teacher')).toEqual(['teacher']);
  });

  test('F-129 leaves the role until a later day', () => {
    expect(end({ from: '2026-09-20' }).drafts).toHaveLength(1);
  });

  test.each([
    ['one that there is not', { appointment: 'x1' }, 'notFound'],
    ['a day before it began', { from: '2026-08-31' }, 'dateInvalid'],
    ['a day that there is not', { from: '2026-09-31' }, 'dateInvalid'],
  ])('refuses %s', (_what, of, code) => {
    expect(() => end(of)).toThrow(error(code));
  });

  test('is not ended twice', () => {
    doAct('admin', 'roles.end', { appointment: stampAt(5), from: '2026-09-10' });
    expect(() => end()).toThrow(error('actTwice'));
  });

  test('the school is not left without an administrator', () => {
    doAct('head', 'roles.appoint', { ...APPOINTMENT, id: stampAt(7) });
    directory.take(personCard('admin', ['teacher'], { isVerified: true }));
    const last = { appointment: stampAt(7), from: '2026-09-11' };
    expect(() => plan('head', 'roles.end', last)).toThrow(error('lastAdministrator'));
    directory.take(device('absent'));
    doAct('head', 'roles.appoint', { ...APPOINTMENT, id: stampAt(8), person: 'absent', from: '2026-09-11' });
    doAct('head', 'roles.end', last);
    expect(rolesOf('teacher')).toContain('administrator');
  });
});
