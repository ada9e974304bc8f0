import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { ClassroomBody } from '../schema/classroom.ts';
import { policyId } from '../schema/policy.ts';
import type { SlipBody } from '../schema/slip.ts';
import { classMembership, kinshipPart, part, personCard, stampAt } from '../testing/make-documents.ts';
import { slipRefusal } from './may-make-slip.ts';

function classroom(id: string, of: Partial<ClassroomBody>): AuthorPart {
  const plain = {
    title: id,
    type: 'homeroom',
    grade: 7,
    subject: '',
    sourcedId: '',
    isArchived: false,
  } as const;
  return part({ kind: 'classroom', id, scope: 'school', body: { ...plain, ...of } });
}
const space = (id: string, title: string, of: Partial<ClassroomBody> = {}) =>
  classroom(id, { title, type: 'subject', subject: title, ...of });

/** Classes 7Б, 8А and 9В; Петров teaches a subject in the first two and in one that is over. */
const SCHOOL: readonly AuthorPart[] = [
  classroom('k7b', { title: '7Б' }),
  classroom('k8a', { title: '8А' }),
  classroom('k9v', { title: '9В' }),
  space('algebra', 'Алгебра', { homeroom: 'k7b' }),
  space('physics', 'Физика, 8А'),
  space('music', 'Музыка, 9В', { isArchived: true }),
  classroom('chess', { title: 'Шахматы 9В', type: 'club' }),
  personCard('petrov', ['teacher'], { isVerified: true }),
  personCard('waiting', ['teacher']),
  personCard('guard', ['staff'], { isVerified: true }),
  personCard('pupil', ['pupil']),
  personCard('mother', ['parent']),
  ...['algebra', 'physics', 'music', 'chess'].map((id) => classMembership(id, 'petrov', { role: 'teacher' })),
  classMembership('algebra', 'waiting', { role: 'teacher' }),
  classMembership('algebra', 'guard', { role: 'teacher' }),
  ...['algebra', 'k7b'].map((id) => classMembership(id, 'pupil')),
  kinshipPart('pupil', 'mother'),
];

function refusal(by: string, of: Partial<SlipBody>, more: readonly AuthorPart[] = []) {
  const directory = new Directory();
  for (const one of [...SCHOOL, ...more]) directory.take(one);
  const body: SlipBody = {
    purpose: 'role',
    person: '',
    role: 'pupil',
    classroom: '',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: 5,
    mostUses: 1,
    annulledAt: 0,
    ...of,
  };
  const id = stampAt(4);
  const slip = part({ kind: 'slip', id, scope: `slip:${by}`, by, body });
  return slipRefusal(directory.factsOf(by), { ...slip, body }, directory);
}

describe('F-011 F-026 a slip of a teacher of a subject', () => {
  test.each(['pupil', 'mother', 'guard'])('F-011 refuses when not allowed: %s', (who) => {
    expect(refusal(who, { classroom: 'k7b' })).toBe('notAllowed');
  });

  test('F-026 lets pupils and parents into the classes that learn the subject', () => {
    for (const role of ['pupil', 'parent'] as const) {
      // One class is named by its space, the other one is found by the title of a space from a roster.
      for (const id of ['k7b', 'k8a']) {
        expect(refusal('petrov', { role, classroom: id })).toBeUndefined();
        expect(refusal('petrov', { role, classroom: id, purpose: 'link', mostUses: 30 })).toBeUndefined();
      }
    }
  });

  test('F-011 and into no other: the subject is over, a club is no subject', () => {
    for (const role of ['pupil', 'parent'] as const)
      expect(refusal('petrov', { role, classroom: 'k9v' })).toBe('notAllowed');
  });

  test('F-011 gives no role of the staff, and names nobody of the class', () => {
    expect(refusal('petrov', { role: 'teacher' })).toBe('notAllowed');
    for (const person of ['pupil', 'mother'])
      expect(refusal('petrov', { purpose: 'person', person })).toBe('notAllowed');
  });

  test('F-011 makes nobody the parent of a certain child', () => {
    expect(refusal('petrov', { role: 'parent', child: 'pupil' })).toBe('notAllowed');
    const leads = classMembership('k7b', 'petrov', { role: 'classTeacher' });
    expect(refusal('petrov', { role: 'parent', child: 'pupil' }, [leads])).toBeUndefined();
  });

  test('F-011 nobody comes into the school through the subject itself', () => {
    for (const id of ['algebra', 'physics']) {
      expect(refusal('petrov', { classroom: id })).toBe('badRequest');
      expect(refusal('petrov', { classroom: id, role: 'parent' })).toBe('badRequest');
    }
  });

  test('F-020 waits for the confirmation, and goes by the school’s setting', () => {
    expect(refusal('waiting', { classroom: 'k7b' })).toBe('needsConfirmation');
    const off = part({
      kind: 'policy',
      id: policyId('teachersMakeSlips'),
      scope: 'school',
      body: { name: 'teachersMakeSlips', chat: '', value: false, isSet: true },
    });
    expect(refusal('petrov', { classroom: 'k7b' }, [off])).toBe('switchedOff');
  });

  test('F-011 ends with the lessons: what was made before is void then', () => {
    const ended = classMembership('algebra', 'petrov', { role: 'teacher', state: 'ended' });
    expect(refusal('petrov', { classroom: 'k7b' }, [ended])).toBe('notAllowed');
    expect(refusal('petrov', { classroom: 'k8a' }, [ended])).toBeUndefined();
  });
});
