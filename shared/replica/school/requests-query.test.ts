import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { JoinRequestBody } from '../../schema/join-request.ts';
import { classMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { requestsOpenQuery, requestsQuery } from './requests-query.ts';

const NOW = 1_700_000_000_000;

function request(at: number, of: Partial<JoinRequestBody>): AuthorPart {
  const body: JoinRequestBody = {
    familyName: 'Ковалева',
    givenName: 'дарья',
    middleName: '',
    role: 'pupil',
    classroom: 'k7b',
    note: '',
    slip: '',
    email: '',
    isEmailConfirmed: false,
    device: 'b'.repeat(64),
    state: 'open',
    person: '',
    ...of,
  };
  return part({ kind: 'joinrequest', id: stampAt(at), scope: 'admin', body });
}

const SCHOOL: readonly AuthorPart[] = [
  personCard('admin', ['administrator'], { familyName: 'Орлов' }),
  personCard('head', ['head'], { familyName: 'Лапина', isVerified: true }),
  personCard('sokolova', ['teacher'], { familyName: 'Соколова', isVerified: true }),
  personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  part({
    kind: 'classroom',
    id: 'k7b',
    scope: 'school',
    body: { title: '7Б', type: 'homeroom', grade: 7, subject: '', sourcedId: '', isArchived: false },
  }),
  classMembership('k7b', 'darya'),
  classMembership('k7b', 'sokolova', { role: 'classTeacher' }),
  request(NOW + 2, { note: 'Я из 7Б', email: 'mama@example.org' }),
  request(NOW + 1, { role: 'teacher', classroom: '', familyName: 'Новый', givenName: 'Учитель' }),
  request(NOW + 3, { state: 'refused' }),
  request(NOW + 4, { state: 'accepted', person: 'darya' }),
];

const answer = requestsQuery.answer(schoolSource('admin', SCHOOL), {});
if (answer instanceof Promise) throw new Error('answers at once');

describe('F-016 requests to be let in', () => {
  test.each(['head', 'sokolova', 'darya', 'nobody'])('refuses when not allowed: %s', (person) => {
    expect(requestsQuery.answer(schoolSource(person, SCHOOL), {})).toBeUndefined();
    expect(requestsOpenQuery.answer(schoolSource(person, SCHOOL), {})).toBe(0);
  });

  test('wait with the oldest first, the decided ones apart', () => {
    expect(answer?.open.map(({ role }) => role)).toEqual(['teacher', 'pupil']);
    expect(answer?.decided.map(({ state }) => state)).toEqual(['accepted', 'refused']);
    expect(requestsOpenQuery.answer(schoolSource('admin', SCHOOL), {})).toBe(2);
  });

  test('propose those of the lists whom it can be', () => {
    expect(answer?.open[1]).toMatchObject({
      classTitle: '7Б',
      note: 'Я из 7Б',
      proposals: [{ id: 'darya', name: 'Ковалёва Дарья', about: '7Б' }],
    });
    expect(answer?.open[0]?.proposals).toEqual([]);
  });

  test('show no address that nobody has confirmed', () => {
    expect(JSON.stringify(answer)).not.toContain('example.org');
  });
});
