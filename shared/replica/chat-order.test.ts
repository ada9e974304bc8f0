import { afterEach, beforeEach, test } from 'vitest';
import type { AuthorPart } from '../schema/envelope.ts';
import { scopeOf } from '../schema/scope.ts';
import { accept, chatMembership, messagePart, part, personCard, stampAt } from '../testing/make-documents.ts';
import {
  ANNA,
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../testing/replica-fixture.ts';

let anna: TestReplica;
let seq = 100;
beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive([...annaIn('c1', 'Первый'), ...annaIn('c2', 'Второй')], 1);
  await told(START_MS - 9000, messagePart({ by: 'boris', chat: 'c1', stamp: stampAt(1) }));
  await told(START_MS - 8000, messagePart({ by: 'boris', chat: 'c2', stamp: stampAt(2) }));
  await order('c2', 'c1');
});
afterEach(() => anna.replica.close());

/** Documents as the hub accepted them at a moment. */
async function told(at: number, ...parts: readonly AuthorPart[]): Promise<void> {
  await anna.store.apply(
    parts.map((one) => accept(one, ++seq, at)),
    [],
  );
}

async function order(...ids: readonly string[]): Promise<void> {
  await anna.until('chats', {}, (rows) => rows.map(({ id }) => id).join() === ids.join());
}

const group = (id: string, title: string) =>
  part({
    kind: 'chat',
    id,
    scope: scopeOf.chat(id),
    body: { title, template: 'group', classroom: '', isArchived: false, owner: ANNA },
  });

test('a group that was just founded stands first, empty as it is, until something is said elsewhere', async () => {
  await told(START_MS - 7000, group('c3', 'Поход'), chatMembership('c3', ANNA));
  await order('c3', 'c2', 'c1');
  await told(START_MS - 6000, messagePart({ by: 'boris', chat: 'c1', stamp: stampAt(3) }));
  await order('c1', 'c3', 'c2');
});

test('whoever comes into a chat, and back into one, finds it first although its words are old', async () => {
  await told(START_MS - 9500, group('c3', 'Поход'));
  await told(START_MS - 9400, messagePart({ by: 'boris', chat: 'c3', stamp: stampAt(3) }));
  await told(START_MS - 7000, chatMembership('c3', ANNA));
  await order('c3', 'c2', 'c1');
  const ended = chatMembership('c1', ANNA);
  await told(START_MS - 6500, { ...ended, stamp: stampAt(7), body: { ...ended.body, state: 'ended' } });
  await order('c3', 'c2');
  await told(START_MS - 6000, { ...ended, stamp: stampAt(8) });
  await order('c1', 'c3', 'c2');
});

test('a private chat that was just begun without a link stands first', async () => {
  await anna.receive([personCard('dasha', ['teacher'], { isVerified: true })], 5);
  const { chat } = await anna.replica.joining.begin('dasha');
  await order(chat, 'c2', 'c1');
});
