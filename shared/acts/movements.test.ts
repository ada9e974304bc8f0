import { beforeEach, describe, expect, test } from 'vitest';
import { can } from '../permissions/can.ts';
import { ActingSchool, joins, SCHOOL_OF_CLASSES } from '../testing/acting-school.ts';
import { classMembership, kinshipPart, part, personCard } from '../testing/make-documents.ts';

let school: ActingSchool;
beforeEach(() => {
  school = new ActingSchool();
});

const leave = (person: string, role = '', by = 'admin') => school.refusal(by, 'move.leave', { person, role });
const card = (person: string) => school.directory.get('person', person)?.body;
const chats = (person: string) => [...school.facts(person).chats].sort();
const classes = (person: string) => [...school.facts(person).classrooms].sort();
const contact = (person: string) =>
  part({
    kind: 'contact',
    id: `${person}.c`,
    scope: 'admin',
    parent: person,
    body: { person, sourcedId: '', email: 'a@example.org', phone: '', isEnabled: true },
  });

describe('F-021 a transfer', () => {
  const transfer = { person: 'older', from: 'k6a', to: 'k6b' };

  test.each(['anna', 'head', 'librarian', 'older', 'mother'])('refuses when not allowed: %s', (who) => {
    for (const [action, data] of [
      ['move.transfer', transfer],
      ['move.leave', { person: 'older', role: '' }],
      ['move.return', { person: 'older', classroom: 'k6a' }],
      ['move.roles', { person: 'vera', add: ['staff'], remove: [], position: '' }],
    ] as const) {
      expect(school.refusal(who, action, data)).toBe('notAllowed');
    }
  });

  test('F-021 is previewed with everything that changes for the pupil and the parent', () => {
    const preview = school.preview('admin', 'move.transfer', transfer);
    const of = (person: string) =>
      preview.flatMap((one) =>
        one.person === person
          ? [`${one.what} ${'title' in one ? one.title : 'classroom' in one ? one.classroom : ''}`]
          : [],
      );
    expect(of('older').sort()).toEqual([
      'chatEnds 6А, ученики',
      'chatEnds Алгебра, 6А',
      'chatOffered 6Б, ученики',
      'chatOffered Алгебра, 6Б',
      'chatStays Шахматы',
      'classBegins algebra6b',
      'classBegins k6b',
      'classEnds algebra6a',
      'classEnds k6a',
    ]);
    expect(of('mother').sort()).toEqual([
      'chatEnds Родители 6А',
      'chatOffered Родители 6Б',
      'chatStays Родители 4А',
      'familyClassBegins algebra6b',
      'familyClassBegins k6b',
      'familyClassEnds algebra6a',
      'familyClassEnds k6a',
    ]);
    expect(classes('older')).toEqual(['algebra6a', 'chess', 'k6a']);
  });

  test('F-021 changes class and subjects at once; the club stays, new chats are offered only', () => {
    school.act('admin', 'move.transfer', transfer);
    expect(classes('older')).toEqual(['algebra6b', 'chess', 'k6b']);
    expect(chats('older')).toEqual(['chess.club']);
    expect(chats('mother')).toEqual(['k4a.parents']);
    expect(school.offers('older')).toEqual(['6Б, ученики', 'Алгебра, 6Б', 'Шахматы']);
  });

  test.each([
    ['out of a class where the pupil is not', { from: 'k4a' }, 'actOutdated'],
    ['into the same class', { to: 'k6a' }, 'badRequest'],
    ['into a club', { to: 'chess' }, 'badRequest'],
    ['out of a club', { from: 'chess' }, 'badRequest'],
    ['into no class', { to: 'nowhere' }, 'notFound'],
    ['of nobody', { person: 'nobody' }, 'notFound'],
    ['of a class teacher', { person: 'anna' }, 'actOutdated'],
  ])('F-021 %s is refused', (_what, of, code) => {
    expect(school.refusal('admin', 'move.transfer', { ...transfer, ...of })).toBe(code);
  });

  test('F-021 the second of two administrators is told that it is outdated', () => {
    school.act('admin', 'move.transfer', transfer);
    expect(school.refusal('admin2', 'move.transfer', transfer)).toBe('actOutdated');
  });
});

describe('F-021, G-11 a pupil who leaves', () => {
  test('F-021 is out of everything, and what was written stays', () => {
    school = new ActingSchool([...SCHOOL_OF_CLASSES, contact('older')]);
    expect(leave('older')).toBeUndefined();
    expect(card('older')).toMatchObject({ roles: ['pupil'], isVerified: false });
    expect(card('older')?.leftAt).toBeGreaterThan(0);
    expect([chats('older'), classes('older')]).toEqual([[], []]);
    expect(school.directory.get('contact', 'older.c')?.body).toMatchObject({
      email: 'a@example.org',
      isEnabled: false,
    });
    expect(leave('older')).toBe('actTwice');
  });

  test('F-113, G-11, D-10 the parent stays where the younger child gives a reason to be', () => {
    expect(chats('mother')).toEqual(['k4a.parents', 'k6a.parents']);
    leave('older');
    expect([card('mother')?.leftAt, chats('mother')]).toEqual([0, ['k4a.parents']]);
    expect(school.offers('mother')).toEqual(['Родители 4А']);
  });

  test('F-113, G-11 a parent of that child alone goes in the same action', () => {
    expect(
      school.preview('admin', 'move.leave', { person: 'last', role: '' }).map(({ what }) => what),
    ).toContain('leaves');
    leave('last');
    expect(card('father')?.leftAt).toBe(card('last')?.leftAt);
    expect(chats('father')).toEqual([]);
  });

  test('F-113, G-11 both children leave one after the other: the parent goes with the second', () => {
    leave('younger');
    expect(card('mother')?.leftAt).toBe(0);
    leave('older');
    expect(card('mother')?.leftAt).toBeGreaterThan(0);
  });

  test('F-113, D-10 a teacher whose child leaves stays a teacher, and is a parent no more', () => {
    leave('small');
    expect(card('boris')).toMatchObject({ roles: ['teacher'], isVerified: true, leftAt: 0 });
    expect(chats('boris')).toEqual(['algebra6a.subject']);
  });

  test('F-113 a tie that has ended gives no reason to stay', () => {
    school.act('admin', 'family.unlink', { child: 'younger', guardian: 'mother' });
    leave('older');
    expect(card('mother')?.leftAt).toBeGreaterThan(0);
  });

  test('F-021 comes back into a class, together with the parents who went for that reason', () => {
    leave('last');
    expect(school.refusal('admin', 'move.return', { person: 'last', classroom: '' })).toBe('badRequest');
    expect(school.refusal('admin', 'move.return', { person: 'last', classroom: 'k6b' })).toBeUndefined();
    expect([card('last')?.leftAt, card('father')?.leftAt]).toEqual([0, 0]);
    expect(classes('last')).toEqual(['algebra6b', 'k6b']);
    expect(chats('last')).toEqual([]);
    expect(school.offers('father')).toEqual(['Родители 6Б']);
    expect(school.refusal('admin', 'move.return', { person: 'last', classroom: 'k6b' })).toBe('actTwice');
    expect(school.refusal('admin', 'move.return', { person: 'nobody', classroom: '' })).toBe('notFound');
  });

  test('F-021 a teacher whose child comes back is a parent again', () => {
    leave('small');
    school.act('admin', 'move.return', { person: 'small', classroom: 'k4a' });
    expect(card('boris')?.roles).toEqual(['teacher', 'parent']);
    expect(school.offers('boris')).toEqual(['Алгебра, 6А', 'Родители 4А']);
  });
});

describe('F-022 staff', () => {
  test('F-022 a dismissed teacher has no rights, no classes and no chats', () => {
    leave('anna');
    expect(card('anna')).toMatchObject({ roles: ['teacher'], isVerified: false });
    expect([school.facts('anna').isPresent, chats('anna'), classes('anna')]).toEqual([false, [], []]);
    expect(can(school.facts('anna'), 'pins.reset', { person: school.facts('older') })).toBe(false);
  });

  test.each(['teacher', ''])('F-022, D-10 with a child here only the role that ended goes: %j', (role) => {
    expect(leave('boris', role)).toBeUndefined();
    expect(card('boris')).toMatchObject({ roles: ['parent'], isVerified: false, position: '', leftAt: 0 });
    expect([chats('boris'), classes('boris')]).toEqual([['k4a.parents'], []]);
    expect(school.facts('boris').isStaff).toBe(false);
  });

  test('F-022 a role that somebody does not have cannot end', () => {
    expect(leave('boris', 'staff')).toBe('actTwice');
    expect(leave('nobody')).toBe('notFound');
  });

  test('F-022 comes back without badge and without appointments', () => {
    leave('admin2');
    leave('head');
    school.act('admin', 'move.return', { person: 'head', classroom: '' });
    expect(card('head')).toMatchObject({ roles: ['teacher'], isVerified: false, leftAt: 0 });
    expect(school.refusal('admin', 'move.return', { person: 'admin2', classroom: 'k6a' })).toBe('badRequest');
  });

  test('F-022 appointments end with the day of leaving', () => {
    const order = { number: '12', date: '2023-01-10', paper: '' };
    const held = (id: string, until: string) =>
      part({
        kind: 'appointment',
        id,
        scope: 'staff',
        parent: 'head',
        body: {
          person: 'head',
          role: 'head',
          isActing: false,
          order,
          from: '2023-01-11',
          until,
          endedFrom: '',
        },
      });
    school = new ActingSchool([...SCHOOL_OF_CLASSES, held('a1', ''), held('a2', '2023-02-01')]);
    leave('head');
    expect(school.directory.get('appointment', 'a1')?.body.endedFrom).toBe('2023-11-15');
    expect(school.directory.get('appointment', 'a2')?.body.endedFrom).toBe('');
  });

  test('F-022 the only administrator cannot leave', () => {
    expect(leave('admin2')).toBeUndefined();
    expect(leave('admin')).toBe('lastAdministrator');
    expect(card('admin')?.leftAt).toBe(0);
  });

  test('F-022 an administrator who is not confirmed, or a pupil’s departure, does not count for that', () => {
    school.act('admin', 'people.unconfirm', { person: 'admin2' }, 'по ошибке');
    expect(leave('admin')).toBe('lastAdministrator');
    expect(leave('older')).toBeUndefined();
  });

  test('F-022 an administrator whose only child leaves goes on administering', () => {
    school = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      personCard('admin', ['administrator', 'parent']),
      kinshipPart('last', 'admin'),
    ]);
    leave('last');
    expect(card('admin')).toMatchObject({ roles: ['administrator'], isVerified: true, leftAt: 0 });
  });
});

describe('F-022 roles', () => {
  const roles = (person: string, add: string[], remove: string[], position = '') =>
    school.refusal('admin', 'move.roles', { person, add, remove, position });

  test('F-022 a librarian who begins to teach waits for the confirmation', () => {
    expect(roles('librarian', ['teacher'], [], 'учитель литературы')).toBeUndefined();
    expect(card('librarian')).toMatchObject({
      roles: ['staff', 'teacher'],
      isVerified: false,
      position: 'учитель литературы',
    });
  });

  test('F-022 a teacher who becomes a librarian loses badge, classes and their chats', () => {
    expect(roles('anna', ['staff'], ['teacher'], 'библиотекарь')).toBeUndefined();
    expect(card('anna')).toMatchObject({
      roles: ['staff'],
      isVerified: false,
      position: 'библиотекарь',
      leftAt: 0,
    });
    expect([chats('anna'), classes('anna')]).toEqual([[], []]);
  });

  test('F-022 the last role cannot be taken', () => {
    expect(roles('anna', [], ['teacher'])).toBe('lastRole');
    expect(roles('boris', [], ['teacher', 'parent'])).toBe('lastRole');
    expect(roles('boris', [], ['parent'], 'учитель алгебры')).toBeUndefined();
    expect(card('boris')).toMatchObject({
      roles: ['teacher'],
      isVerified: true,
      position: 'учитель алгебры',
    });
  });

  test.each([
    ['an administrator by hand', ['administrator'], [], 'orderMissing'],
    ['a head by hand', ['head'], [], 'orderMissing'],
    ['a deputy less by hand', [], ['deputy'], 'orderMissing'],
    ['a pupil without a class', ['pupil'], [], 'badRequest'],
    ['both ways', ['staff'], ['staff'], 'badRequest'],
    ['a role that is not there', [], ['staff'], 'actOutdated'],
    ['nothing', [], [], 'actTwice'],
  ])('F-022 %s is refused', (_what, add, remove, code) => {
    expect(roles('anna', add, remove)).toBe(code);
    expect(roles('nobody', add, remove)).toMatch(/notFound|orderMissing|badRequest/);
  });

  test('F-022 an administrator who teaches no more keeps the appointment, and is out of the classes', () => {
    school = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      classMembership('k4a', 'admin', { role: 'classTeacher' }),
    ]);
    expect(roles('admin', [], ['teacher'], 'администратор')).toBeUndefined();
    expect(card('admin')).toMatchObject({ roles: ['administrator'], isVerified: true });
    expect(classes('admin')).toEqual([]);
  });

  test('a pupil who leaves takes nobody along who is a pupil, too', () => {
    school = new ActingSchool([...SCHOOL_OF_CLASSES, ...joins('small', 'k4a.pupils')]);
    leave('younger');
    expect(chats('small')).toEqual(['k4a.pupils']);
  });
});
