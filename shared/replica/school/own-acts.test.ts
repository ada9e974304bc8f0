import { expect, test } from 'vitest';
import { Directory } from '../../directory/directory.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { actPart, part, personCard, stampAt } from '../../testing/make-documents.ts';
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

test('F-041 what the hub has carried out stays until what it wrote is here, and is not shown twice or for ever', () => {
  const directory = school();
  const own = new OwnActs(directory);
  const group = (n: number) => {
    const chat = stampAt(500 + n);
    const act = waiting(n, 'chats.open', { id: chat, title: `Поход ${n}`, people: [] });
    own.take(act, 'admin', false);
    return { chat, act };
  };
  const accepted = (act: ReplicaDocument) => ({ ...act, queue: '', at: 5000 }) as ReplicaDocument;
  const [first, second] = [group(1), group(2)];
  for (const { act } of [first, second]) own.take(accepted(act), 'admin', false);
  expect(own.waiting).toEqual([]);
  own.changed();
  expect(own.after('admin', 5100).chat(first.chat)?.title).toBe('Поход 1');
  const body = {
    title: 'Сплав',
    template: 'group' as const,
    classroom: '',
    isArchived: false,
    owner: 'admin',
  };
  const scope = `chat:${first.chat}`;
  directory.take(part({ kind: 'chat', id: first.chat, scope, stamp: stampAt(2000), body }));
  own.changed();
  expect(own.after('admin', 5200).chat(first.chat)?.title).toBe('Сплав');
  expect(own.after('admin', 5200).chat(second.chat)?.title).toBe('Поход 2');
  expect(own.after('admin', 20_000).chat(second.chat)).toBeUndefined();
});
