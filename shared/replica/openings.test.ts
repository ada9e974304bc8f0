import { afterEach, beforeEach, expect, test } from 'vitest';
import { pairId } from '../schema/pair.ts';
import { accept, personCard } from '../testing/make-documents.ts';
import {
  ANNA,
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../testing/replica-fixture.ts';

let anna: TestReplica;

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(
    [...annaIn('c1', '7Б, ученики'), personCard('boris', ['teacher'], { isVerified: true })],
    1,
  );
});
afterEach(() => anna.replica.close());

/** Anna has begun a private chat, and the hub has said that it has it, but has sent nothing of the chat. */
async function begun() {
  const { chat } = await anna.replica.joining.begin('boris');
  const [pair] = await anna.store.unsent(1);
  if (!pair) throw new Error('nothing waits');
  expect(pair.id).toBe(pairId(ANNA, 'boris'));
  const { hub, epoch, seq, at, order } = accept(pair, 20);
  await anna.store.settle([{ id: pair.id, stamp: pair.stamp, acceptance: { hub, epoch, seq, at, order } }]);
  expect(await anna.store.countUnsent()).toMatchObject({ waiting: 0 });
  return { chat, pair };
}

const isThere = async (chat: string) => (await anna.until('chats', {})).some(({ id }) => id === chat);

test('a chat that somebody has opened is there while the hub has it and sends it, and is written in', async () => {
  const { chat, pair } = await begun();
  expect(await isThere(chat)).toBe(true);
  await anna.replica.sendMessage(chat, 'Здравствуйте');
  await anna.receive([pair], 20);
  expect(await isThere(chat)).toBe(true);
  anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: 20 });
  expect(await isThere(chat)).toBe(true);
});

test('a chat that was taken back while the link was away is gone once everything has come', async () => {
  const { chat } = await begun();
  anna.link.progress.set({ state: { kind: 'connecting', attempt: 1 }, syncedUpTo: 20 });
  expect(await isThere(chat)).toBe(true);
  anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: 21 });
  expect(await isThere(chat)).toBe(false);
});

test('a chat that was opened without a link is there, although all else has come before the hub sends it', async () => {
  anna.link.progress.set({ state: { kind: 'connecting', attempt: 1 }, syncedUpTo: 20 });
  const { chat, pair } = await begun();
  anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: 21 });
  expect(await isThere(chat)).toBe(true);
  await anna.receive([pair], 20);
  anna.link.progress.set({ state: { kind: 'connecting', attempt: 1 }, syncedUpTo: 21 });
  anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: 22 });
  expect(await isThere(chat)).toBe(true);
});
