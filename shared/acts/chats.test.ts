import { describe, expect, test } from 'vitest';
import { isOfKind } from '../schema/kinds.ts';
import { can } from '../permissions/can.ts';
import { ActingSchool } from '../testing/acting-school.ts';
import { kinshipPart, personCard } from '../testing/make-documents.ts';
import { isOffered } from '../permissions/offers.ts';

const make = (template: string, classroom = '') => ({ items: [{ template, classroom }] });

/** Who is offered a chat, of everybody in the school. */
function offeredTo(school: ActingSchool, chat: string): readonly string[] {
  const about = school.directory.chat(chat);
  return school.directory
    .all('person')
    .map(({ id }) => id)
    .filter((id) => about !== undefined && isOffered(about, school.directory.factsOf(id), chat));
}

function group(school: ActingSchool, by: string, people: readonly string[] = []): string {
  const id = school.newId();
  school.act(by, 'chats.open', { id, title: 'Поездка в музей', people });
  return id;
}

describe('chats of the regulations', () => {
  test.each(['pupil', 'parent', 'staff'] as const)('F-037 refuses when not allowed: a %s', (role) => {
    const school = new ActingSchool();
    const who = { pupil: 'older', parent: 'mother', staff: 'librarian' }[role];
    expect(school.refusal(who, 'chats.make', make('management'))).toBe('notAllowed');
    expect(school.refusal(who, 'chats.make', make('parents', 'k6a'))).toBe('notAllowed');
  });

  test('F-037, F-038, F-039, F-040 the head makes the four chats in one action, and the right people are offered them', () => {
    const school = new ActingSchool();
    const items = ['management', 'headStaff', 'headParents', 'headPupils'].map((template) => ({
      template,
      classroom: '',
    }));
    school.act('head', 'chats.make', { items });
    expect(offeredTo(school, 'school1.management')).toEqual(['head']);
    expect(offeredTo(school, 'school1.headstaff')).toEqual(['admin', 'admin2', 'head', 'anna', 'boris']);
    expect(offeredTo(school, 'school1.headparents')).toEqual(['head']);
    school.act('anna', 'people.activist', { person: 'mother', isActivist: true });
    school.act('anna', 'people.activist', { person: 'older', isActivist: true });
    expect(offeredTo(school, 'school1.headparents')).toEqual(['head', 'mother']);
    expect(offeredTo(school, 'school1.headpupils')).toEqual(['head', 'older']);
    school.act('head', 'people.activist', { person: 'mother', isActivist: false });
    expect(offeredTo(school, 'school1.headparents')).toEqual(['head']);
    expect(school.refusal('head', 'chats.make', { items })).toBe('actTwice');
  });

  test('F-038 the offer follows the staff', () => {
    const school = new ActingSchool();
    school.act('head', 'chats.make', make('headStaff'));
    expect(offeredTo(school, 'school1.headstaff')).not.toContain('vera');
    school.directory.take(personCard('vera', ['teacher'], { isVerified: true }));
    expect(offeredTo(school, 'school1.headstaff')).toContain('vera');
    school.directory.take(personCard('anna', ['teacher'], { isVerified: true, leftAt: 5 }));
    expect(offeredTo(school, 'school1.headstaff')).not.toContain('anna');
  });

  test('F-042, F-043, F-044 a class teacher makes the chats of the own class, and of no other', () => {
    const school = new ActingSchool();
    expect(school.refusal('anna', 'chats.make', make('teachers', 'k6b'))).toBe('notAllowed');
    school.act('anna', 'chats.make', make('teachers', 'k6a'));
    // Boris teaches algebra there, by the class that its pupils are in.
    expect(offeredTo(school, 'k6a.teachers')).toEqual(['anna', 'boris']);
    school.act('admin', 'teachers.detach', { classroom: 'algebra6a', person: 'boris' }, 'нагрузка');
    expect(offeredTo(school, 'k6a.teachers')).toEqual(['anna']);
    expect(offeredTo(school, 'k6a.pupils')).toEqual(['anna', 'older']);
    expect(offeredTo(school, 'k6a.parents')).toEqual(['anna', 'mother']);
    school.directory.take(kinshipPart('older', 'father'));
    expect(offeredTo(school, 'k6a.parents')).toEqual(['anna', 'mother', 'father']);
  });

  test('F-046 a subject teacher runs the chat of the subject', () => {
    const school = new ActingSchool();
    expect(offeredTo(school, 'algebra6a.subject')).toEqual(['boris', 'older']);
    expect(school.refusal('boris', 'chats.make', make('subject', 'algebra6a'))).toBe('actTwice');
    expect(school.refusal('anna', 'chats.make', make('subject', 'algebra6b'))).toBe('notAllowed');
    expect(school.refusal('admin', 'chats.make', make('subject', 'k6a'))).toBe('badRequest');
  });
});

describe('groups', () => {
  test('F-041 refuses when not allowed: pupils, parents, other staff and those who are not confirmed', () => {
    const school = new ActingSchool();
    const open = { id: school.newId(), title: 'Группа', people: [] };
    for (const who of ['older', 'mother', 'librarian']) {
      expect(school.refusal(who, 'chats.open', open), who).toBe('notAllowed');
    }
    expect(school.refusal('vera', 'chats.open', open)).toBe('needsConfirmation');
    expect(school.refusal('head', 'chats.open', { ...open, title: ' ·· ' })).toBe('badRequest');
  });

  test('F-041 the head invites any mix of roles, and nobody is in it by that', () => {
    const school = new ActingSchool();
    const chat = group(school, 'head', ['anna', 'mother', 'older', 'librarian']);
    expect(offeredTo(school, chat)).toEqual(['head', 'anna', 'librarian', 'older', 'mother']);
    const isIn = school.directory
      .all('person')
      .filter(({ id }) => school.directory.factsOf(id).chats.has(chat));
    expect(isIn).toEqual([]);
  });

  test('F-045, F-047 teachers invite those whom they teach, their parents and colleagues; nobody else', () => {
    const school = new ActingSchool();
    const chat = group(school, 'anna', ['older', 'mother', 'boris']);
    expect(school.refusal('anna', 'chats.invite', { chat, people: ['last'] })).toBe('notAllowed');
    expect(school.refusal('anna', 'chats.invite', { chat, people: ['head', 'father'] })).toBe('notAllowed');
    expect(school.refusal('anna', 'chats.invite', { chat, people: ['older'] })).toBe('actTwice');
    expect(school.refusal('boris', 'chats.invite', { chat, people: ['older'] })).toBe('notAllowed');
    school.act('anna', 'chats.uninvite', { chat, people: ['older'] });
    expect(offeredTo(school, chat)).not.toContain('older');
  });

  test('F-041 a group is renamed with its invitations, closed, and opened again', () => {
    const school = new ActingSchool();
    const chat = group(school, 'anna', ['older']);
    expect(school.refusal('boris', 'chats.rename', { chat, title: 'Другое' })).toBe('notAllowed');
    const written = school.act('anna', 'chats.rename', { chat, title: 'Театр' });
    expect(written.filter((one) => isOfKind(one, 'invitation')).map(({ body }) => body['title'])).toEqual([
      'Театр',
    ]);
    school.act('anna', 'chats.close', { chat, isClosed: true });
    expect(offeredTo(school, chat)).toEqual([]);
    expect(school.refusal('anna', 'chats.invite', { chat, people: ['mother'] })).toBe('actOutdated');
    school.act('anna', 'chats.close', { chat, isClosed: false });
    expect(offeredTo(school, chat)).toContain('anna');
    expect(
      can(school.directory.factsOf('older'), 'chat.join', { chat, about: school.directory.chat(chat) }),
    ).toBe(false);
  });

  test('F-099 no act writes anybody into a chat', () => {
    const school = new ActingSchool();
    const chat = school.newId();
    const written = [
      ...school.act('head', 'chats.open', { id: chat, title: 'Группа', people: ['anna', 'older'] }),
      ...school.act('head', 'chats.make', make('headStaff')),
      ...school.act('head', 'chats.invite', { chat, people: ['mother'] }),
    ];
    expect(written.map(({ kind }) => kind)).not.toContain('membership');
  });
});
