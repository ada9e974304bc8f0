import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { scopeOf } from '../schema/scope.ts';
import { actPart, chatMembership, messagePart, personCard, stampAt } from '../testing/make-documents.ts';
import { annaIn, openMemoryDatabase, openTestReplica, type TestReplica } from '../testing/replica-fixture.ts';
import type { ReplicaDatabase } from './database.ts';

const REFUSED = new AppError('notAllowed').data;
let database: ReplicaDatabase;
let anna: TestReplica;

beforeEach(async () => {
  database = await openMemoryDatabase();
  anna = await openTestReplica(database);
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
});
afterEach(() => anna.replica.close());

async function stampOf(id: string): Promise<string> {
  const unsent = await anna.store.unsent(100);
  return unsent.find((one) => one.id === id)?.stamp ?? '';
}

async function refuse(id: string): Promise<void> {
  await anna.store.settle([{ id, stamp: await stampOf(id), refusal: REFUSED }]);
}

describe('what has not left this computer', () => {
  test('is what a person wrote and did, in its order, and no read mark', async () => {
    const { replica, until, receive } = anna;
    await receive([messagePart({ by: 'boris', chat: 'c1' })], 10);
    await replica.sendMessage('c1', 'Первое');
    await replica.lessons.start({ chat: 'c1', type: 'lesson', plan: '' });
    await replica.sendMessage('c1', 'Второе');
    await replica.markRead('c1');
    expect(await anna.store.countUnsent()).toMatchObject({ waiting: 4 });
    const rows = await until('outbox', {}, ({ length }) => length === 3);
    expect(rows.map(({ act, text, chatTitle, state }) => [act, text, chatTitle, state])).toEqual([
      ['message', 'Первое', '7Б, ученики', 'written'],
      ['lesson', '7Б, ученики', '7Б, ученики', 'written'],
      ['message', 'Второе', '7Б, ученики', 'written'],
    ]);
    const view = await until('connection', {});
    expect([view.waitingCount, view.waitingMessageCount, view.refusedCount, view.asideCount]).toEqual([
      3, 2, 0, 0,
    ]);
    expect(await replica.unsentCount()).toEqual({ waiting: 3, waitingMessages: 2, refused: 0, aside: 0 });
  });

  test('says what is on its way, and what answer to an offer waits', async () => {
    const { replica, store, link, until } = anna;
    const { id } = await replica.sendMessage('c1', 'Уже едет');
    link.sending.set(new Set([id]));
    await until('outbox', {}, ([row]) => row?.state === 'sending');
    await store.write(chatMembership('c1', 'anna', { state: 'ended', stamp: stampAt(2e12) }));
    const left = await until('outbox', {}, (all) => all.some(({ act }) => act === 'leave'));
    // Whoever has left a chat sees no more of it, its name included.
    expect(left.map(({ chatTitle }) => chatTitle)).toEqual(['', '']);
  });

  test('says whom an act that waits is about', async () => {
    const { store, receive, until } = anna;
    await receive([personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' })], 10);
    await store.write(actPart('anna', 'move.leave', { person: 'darya', role: '' }, { stamp: stampAt(2e12) }));
    const [row] = await until('outbox', {}, ([one]) => one?.act === 'act');
    expect(row).toMatchObject({ action: 'move.leave', about: 'Ковалёва Дарья' });
  });

  test('keeps the whole text of a refused message, and its reason', async () => {
    const { replica, until } = anna;
    const text = 'Очень длинное. '.repeat(200).trim();
    const { id } = await replica.sendMessage('c1', text);
    await refuse(id);
    const [row] = await until('outbox', {}, ([one]) => one?.state === 'refused');
    expect(row).toMatchObject({ text, refusal: REFUSED });
    const view = await until('messages', { chat: 'c1', limit: 10 });
    expect(view.rows).toMatchObject([{ id, state: 'refused', refusal: REFUSED }]);
    await replica.retryRefused(id);
    await until('outbox', {}, ([one]) => one?.state === 'written' && one.refusal === undefined);
  });

  test('is kept aside when the chat is lost, without its name, and can be dropped', async () => {
    const { replica, store, until } = anna;
    const refused = await replica.sendMessage('c1', 'Отклонено раньше');
    await refuse(refused.id);
    const waiting = await replica.sendMessage('c1', 'Не успело уйти');
    await replica.saveDraft('c1', 'Недописанное');
    await store.forget([scopeOf.chat('c1')]);
    await refuse(waiting.id);
    const rows = await until('outbox', {}, (all) => all.every(({ state }) => state === 'aside'));
    expect(rows.map(({ act, text, chatTitle }) => [act, text, chatTitle])).toEqual([
      ['message', 'Отклонено раньше', ''],
      ['message', 'Не успело уйти', ''],
      ['draft', 'Недописанное', ''],
    ]);
    const view = await until('connection', {}, ({ asideCount }) => asideCount === 3);
    expect([view.waitingCount, view.refusedCount]).toEqual([0, 0]);
    expect(await until('chats', {})).toEqual([]);

    await replica.discardRefused(waiting.id);
    await replica.saveDraft('c1', '');
    const left = await until('outbox', {}, ({ length }) => length === 1);
    expect(left[0]).toMatchObject({ id: refused.id, state: 'aside' });
    expect(anna.faults).toEqual([]);
  });

  test('F-062 what was typed into a form of a lost chat, or about a task that is gone, is kept aside', async () => {
    const { replica, store, until } = anna;
    const form = (about: string, fields: Record<string, string>) =>
      JSON.stringify({ chat: 'c1', about, fields });
    const settings = 'multiple';
    await replica.saveDraft(
      'form.poll.c1',
      form('', { question: 'Куда?', options: 'В лес\nВ музей', settings }),
    );
    await replica.saveDraft('form.answer.t1', form('t1', { text: 'Одна вторая' }));
    const [gone, ...others] = await until('outbox', {}, ({ length }) => length > 0);
    expect([gone?.act, gone?.text, others]).toEqual(['draft', 'Одна вторая', []]);
    await store.forget([scopeOf.chat('c1')]);
    const rows = await until('outbox', {}, ({ length }) => length === 2);
    expect(rows.map(({ text, state }) => [text, state]).sort()).toEqual([
      ['Куда?\nВ лес\nВ музей', 'aside'],
      ['Одна вторая', 'aside'],
    ]);
    for (const { chat } of rows) await replica.saveDraft(chat, '');
    await until('outbox', {}, ({ length }) => length === 0);
  });
});
