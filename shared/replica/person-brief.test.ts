import { expect, test } from 'vitest';
import type { AuthorPart } from '../schema/envelope.ts';
import { classMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { annaIn, openMemoryDatabase, openTestReplica } from '../testing/replica-fixture.ts';

function homeroom(id: string, title: string, isArchived = false): AuthorPart {
  const body = { title, type: 'homeroom' as const, grade: 7, subject: '', sourcedId: '', isArchived };
  return part({ kind: 'classroom', id, scope: 'school', body });
}

test('a person is shown in the class of today, not in those before it', async () => {
  const anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(
    [
      ...annaIn('c1', '7Б, ученики'),
      homeroom('7a', '7А'),
      homeroom('7b', '7Б'),
      homeroom('6v', '6В', true),
      personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
      classMembership('7a', 'darya', { state: 'ended', stamp: stampAt(2) }),
      classMembership('7b', 'darya'),
      classMembership('6v', 'darya'),
    ],
    1,
  );
  const { people } = await anna.until('people', {}, (view) => view.people.length === 2);
  expect(people.find(({ id }) => id === 'darya')?.classrooms).toEqual(['7Б']);
  await anna.replica.close();
});
