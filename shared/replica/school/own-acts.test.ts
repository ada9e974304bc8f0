import { expect, test } from 'vitest';
import { Directory } from '../../directory/directory.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { actPart, personCard, stampAt } from '../../testing/make-documents.ts';
import { OwnActs } from './own-acts.ts';

const TEACHERS = 300;

function waiting(n: number, action: string, data: Record<string, unknown>): ReplicaDocument {
  const act = actPart('admin', action, data, { stamp: stampAt(1000 + n), reason: 'Диплом предъявлен' });
  return { ...act, queue: 'written' } as ReplicaDocument;
}

function school(): Directory {
  const directory = new Directory();
  directory.take(personCard('admin', ['administrator'], { isVerified: true }));
  for (let n = 0; n < TEACHERS; n++) directory.take(personCard(`t${n}`, ['teacher']));
  return directory;
}

test('the school is shown with every act that waits, each on top of those before it', () => {
  const directory = school();
  const own = new OwnActs(directory);
  for (let n = 0; n < TEACHERS; n++)
    own.take(waiting(n, 'people.confirm', { person: `t${n}` }), 'admin', false);
  own.take(waiting(TEACHERS, 'people.unconfirm', { person: 't7' }), 'admin', false);
  const after = own.after('admin', 5000);
  const confirmed = after.all('person').filter(({ body }) => body.isVerified).length;
  expect(confirmed).toBe(TEACHERS);
  expect(after.get('person', 't7')?.body.isVerified).toBe(false);
  expect(directory.get('person', 't8')?.body.isVerified).toBe(false);
});

test('what no longer fits shows nothing, and the others go on', () => {
  const own = new OwnActs(school());
  own.take(waiting(1, 'people.confirm', { person: 'nobody' }), 'admin', false);
  own.take(waiting(2, 'people.confirm', { person: 't1' }), 'admin', false);
  expect(own.after('admin', 5000).get('person', 't1')?.body.isVerified).toBe(true);
});
