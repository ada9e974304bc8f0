import { expect, test } from 'vitest';
import { orderOf } from '../schema/order.ts';
import { messagePart, stampAt } from '../testing/make-documents.ts';
import { annaIn, openMemoryDatabase, openTestReplica } from '../testing/replica-fixture.ts';

test('a chat is read to its end in the logs of all hubs whose messages stand in it', async () => {
  const anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  await anna.receive([messagePart({ by: 'boris', chat: 'c1', stamp: stampAt(1) })], 10);
  const elsewhere = { hub: 'hub000000002', epoch: 'epoch001', seq: 4, at: 2_000 };
  const part = messagePart({ by: 'boris', chat: 'c1', stamp: stampAt(2) });
  await anna.store.apply([{ ...part, ...elsewhere, order: orderOf(elsewhere) }], []);
  await anna.until('chats', {}, ([chat]) => chat?.unreadCount === 2);
  await anna.replica.markRead('c1');
  await anna.until('chats', {}, ([chat]) => chat?.unreadCount === 0);
  expect(await anna.store.countUnsent()).toMatchObject({ waiting: 1 });
  await anna.replica.markRead('c1');
  expect(await anna.store.countUnsent()).toMatchObject({ waiting: 1 });
  await anna.replica.close();
});
