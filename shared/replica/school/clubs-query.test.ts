import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { ClassroomBody } from '../../schema/classroom.ts';
import { classMembership, part, personCard } from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { clubsQuery } from './clubs-query.ts';

function classroom(id: string, title: string, of: Partial<ClassroomBody> = {}): AuthorPart {
  const plain = { type: 'club', grade: 0, subject: '', sourcedId: '', isArchived: false } as const;
  return part({ kind: 'classroom', id, scope: 'school', body: { title, ...plain, ...of } });
}

const SCHOOL: readonly AuthorPart[] = [
  classroom('k7b', '7Б', { type: 'homeroom', grade: 7 }),
  classroom('k2a', '2А', { type: 'homeroom', grade: 2 }),
  classroom('choir', 'Хор'),
  classroom('chess', 'Шахматы'),
  classroom('over', 'Театр', { isArchived: true }),
  personCard('anna', ['teacher'], { isVerified: true }),
  personCard('ivan', ['teacher'], { isVerified: true }),
  personCard('newcomer', ['teacher']),
  personCard('admin', ['administrator'], { isVerified: true }),
  personCard('head', ['head'], { isVerified: true }),
  personCard('guard', ['staff'], { isVerified: true }),
  personCard('timur', ['pupil'], { familyName: 'Ахметов', givenName: 'Тимур' }),
  personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  ...['choir', 'over', 'k7b'].map((id) => classMembership(id, 'anna', { role: 'teacher' })),
  ...['choir', 'admin'].map((who) => classMembership('chess', who, { role: 'teacher' })),
  classMembership('choir', 'newcomer', { role: 'teacher' }),
  classMembership('chess', 'anna', { role: 'aide' }),
  classMembership('k7b', 'darya'),
  classMembership('k2a', 'timur'),
  ...['darya', 'timur'].map((id) => classMembership('choir', id)),
];

const clubsOf = (person: string) => clubsQuery.answer(schoolSource(person, SCHOOL), {});

describe('F-007 the clubs of a teacher', () => {
  test.each(['newcomer', 'head', 'guard', 'darya', 'nobody'])('refuses when not allowed: %s', (who) => {
    expect(clubsOf(who)).toBeUndefined();
  });

  test('F-007 are those that the teacher leads, with pupils of several classes', () => {
    expect(clubsOf('anna')).toMatchObject([
      {
        id: 'choir',
        title: 'Хор',
        pupils: [
          { id: 'timur', classTitle: '2А' },
          { id: 'darya', name: 'Ковалёва Дарья', classTitle: '7Б' },
        ],
        isWaiting: false,
      },
    ]);
  });

  test('are there to be made by any confirmed teacher; administrators have all of them in the console', () => {
    expect(clubsOf('ivan')).toEqual([]);
    expect(clubsOf('admin')).toBeUndefined();
  });
});
