import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { policyId } from '../../schema/policy.ts';
import { pinId } from '../../schema/pin.ts';
import { reactionId } from '../../schema/reaction.ts';
import { STANDARD_RULES } from '../../moderation/standard-rules.ts';
import { takedownId } from '../../schema/takedown.ts';
import {
  chatMembership,
  markPart,
  messagePart,
  part,
  personCard,
  stampAt,
  TEST_LOG,
} from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import type { MessageRow, StreamRow } from '../views.ts';
import type { AlertsView } from './talk-views.ts';

let anna: TestReplica;
const HIS = stampAt(5_000);

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  await anna.receive([personCard('dasha', ['pupil']), personCard('boris', ['teacher'])], 5);
  await anna.receive([messagePart({ by: 'dasha', chat: 'c1', id: HIS, text: 'Что задано?' })], 10);
});
afterEach(() => anna.replica.close());

async function rows(isReached: (all: readonly StreamRow[]) => boolean = () => true) {
  const { rows: all } = await anna.until('messages', { chat: 'c1', limit: 50 }, (view) =>
    isReached(view.rows),
  );
  return all;
}

async function row(id: string, isReached: (row: MessageRow) => boolean): Promise<MessageRow> {
  const found = (all: readonly StreamRow[]) => all.find((one) => one.id === id);
  const all = await rows((some) => {
    const one = found(some);
    return one?.kind === 'message' && isReached(one);
  });
  const one = found(all);
  if (one?.kind !== 'message') throw new Error('no such message');
  return one;
}

describe('F-050 what is done with messages', () => {
  test('refuses when not allowed: another’s message is neither changed nor taken back, nor what is not there', async () => {
    const { talk } = anna.replica;
    await expect(talk.do({ do: 'edit', message: HIS, text: 'Иное', mentions: [] })).rejects.toMatchObject({
      data: { code: 'notAllowed' },
    });
    await expect(talk.do({ do: 'delete', message: HIS })).rejects.toMatchObject({
      data: { code: 'notAllowed' },
    });
    await expect(talk.do({ do: 'react', message: stampAt(77), sign: 'like' })).rejects.toMatchObject({
      data: { code: 'notFound' },
    });
    expect(await anna.store.countUnsent()).toMatchObject({ waiting: 0 });
  });

  test('an answer shows what it answers, also after that is gone', async () => {
    const { id } = await anna.replica.sendMessage('c1', 'Параграф 14', { replyTo: HIS });
    expect((await row(id, () => true)).reply).toMatchObject({
      id: HIS,
      quote: '',
      text: 'Что задано?',
      state: 'here',
    });
    const quoting = await anna.replica.sendMessage('c1', 'Это?', { replyTo: HIS, quote: 'Что задано' });
    expect((await row(quoting.id, () => true)).reply).toMatchObject({ quote: 'Что задано' });
    const gone = messagePart({ by: 'dasha', chat: 'c1', id: HIS, stamp: stampAt(6_000), text: '' });
    await anna.receive([{ ...gone, gone: true }], 11);
    expect((await row(id, ({ reply }) => reply?.state === 'gone')).reply?.text).toBe('');
    expect((await row(quoting.id, ({ reply }) => reply?.state === 'gone')).reply?.quote).toBe('');
    const away = await anna.replica.sendMessage('c1', 'И это', { replyTo: stampAt(99) });
    expect((await row(away.id, () => true)).reply).toMatchObject({ state: 'missing' });
  });

  test('an edit is marked once others may have seen what was there before', async () => {
    const { replica, store } = anna;
    const { id } = await replica.sendMessage('c1', 'Завтра контрольная');
    await replica.talk.do({ do: 'edit', message: id, text: 'Завтра работа', mentions: [] });
    expect(await row(id, ({ text }) => text === 'Завтра работа')).toMatchObject({ isEdited: false });
    const [sent] = await store.unsent(10);
    await anna.receive(sent ? [sent] : [], 20);
    const { at } = await row(id, ({ state }) => state === 'onHub');
    await replica.talk.do({ do: 'edit', message: id, text: 'Завтра опрос', mentions: [] });
    expect(await row(id, ({ text }) => text === 'Завтра опрос')).toMatchObject({
      isEdited: true,
      state: 'written',
      at,
    });
    await expect(replica.talk.do({ do: 'edit', message: id, text: ' ', mentions: [] })).rejects.toMatchObject(
      { data: { code: 'messageEmpty' } },
    );
  });

  test('an edit makes nothing unread again, and does not hide what else is unread', async () => {
    await anna.receive([markPart({ by: 'anna', chat: 'c1', upTo: { [TEST_LOG]: 10 } })], 11);
    await anna.until('chats', {}, ([chat]) => chat?.unreadCount === 0);
    const later = { by: 'dasha', chat: 'c1', id: HIS, stamp: stampAt(7_000), text: 'Что задано на среду?' };
    await anna.receive([messagePart({ by: 'boris', chat: 'c1', text: 'Новое' }), messagePart(later)], 12);
    const [chat] = await anna.until('chats', {}, ([one]) => one?.last?.text === 'Новое');
    expect(chat?.unreadCount).toBe(1);
    await anna.replica.markRead('c1', HIS);
    expect((await anna.until('chats', {}))[0]?.unreadCount).toBe(1);
  });

  test('taken back it is gone here at once, and waits for the hub as that', async () => {
    const { id } = await anna.replica.sendMessage('c1', 'Ошибка');
    await anna.replica.talk.do({ do: 'delete', message: id });
    expect((await rows((all) => all.every((one) => one.id !== id))).map(({ text }) => text)).toEqual([
      'Что задано?',
    ]);
    const [waiting] = await anna.until('outbox', {}, ({ length }) => length === 1);
    expect(waiting).toMatchObject({ act: 'deletion', chat: 'c1', text: '' });
    expect(await anna.until('connection', {})).toMatchObject({ waitingMessageCount: 0, waitingCount: 1 });
  });

  test('a sign is left, replaced and taken away; those of others are counted with their names', async () => {
    const { talk } = anna.replica;
    const his = { id: reactionId(HIS, 'boris'), by: 'boris', body: { sign: 'like' as const } };
    await anna.receive([part({ kind: 'reaction', scope: 'chat:c1', parent: HIS, ...his })], 11);
    await talk.do({ do: 'react', message: HIS, sign: 'like' });
    expect((await row(HIS, ({ reactions }) => reactions[0]?.count === 2)).reactions).toEqual([
      {
        sign: 'like',
        count: 2,
        isOwn: true,
        names: [expect.stringMatching(/anna/), expect.stringMatching(/boris/)].reverse(),
      },
    ]);
    await talk.do({ do: 'react', message: HIS, sign: 'thanks' });
    const both = await row(HIS, ({ reactions }) => reactions.length === 2);
    expect(both.reactions.map(({ sign, isOwn }) => [sign, isOwn])).toEqual([
      ['like', false],
      ['thanks', true],
    ]);
    await talk.do({ do: 'react', message: HIS, sign: '' });
    expect((await row(HIS, ({ reactions }) => reactions.length === 1)).reactions[0]?.isOwn).toBe(false);
    expect((await anna.until('connection', {})).waitingMessageCount).toBe(0);
  });
});

describe('F-052 a teacher tends the chat', () => {
  test('what is taken out is not shown any more, says why, and beats later edits', async () => {
    const cited = { edition: 'standard', rule: 1 };
    await anna.replica.talk.do({ do: 'takeDown', message: HIS, reason: ' Грубо ', ...cited });
    expect(await row(HIS, ({ takedown }) => takedown !== undefined)).toMatchObject({
      text: '',
      rights: [],
      takedown: { isByMe: true, reason: 'Грубо', rule: STANDARD_RULES.ru.rules[0] },
    });
    const later = { by: 'dasha', chat: 'c1', id: HIS, stamp: stampAt(9_000), text: 'Ещё грубее' };
    await anna.receive([messagePart(later)], 12);
    expect((await row(HIS, ({ isEdited }) => isEdited)).text).toBe('');
    expect((await anna.until('chats', {}))[0]?.last).toMatchObject({ text: '', isTakenDown: true });
  });

  test('a takedown that names somebody else takes nothing out', async () => {
    const body = { author: 'boris', reason: 'Мимо' };
    const id = takedownId(HIS, 'boris');
    await anna.receive(
      [part({ kind: 'takedown', id, scope: 'chat:c1', parent: HIS, by: 'boris', body })],
      11,
    );
    await anna.receive([messagePart({ by: 'boris', chat: 'c1', text: 'После' })], 12);
    await rows((all) => all.length === 2);
    expect(await row(HIS, () => true)).toMatchObject({ text: 'Что задано?', takedown: undefined });
  });

  test('the author sees the own words, and who took them out and why', async () => {
    const own = await anna.replica.sendMessage('c1', 'Моё');
    const body = { author: 'anna', reason: 'Не сюда' };
    const id = takedownId(own.id, 'boris');
    await anna.receive(
      [part({ kind: 'takedown', id, scope: 'chat:c1', parent: own.id, by: 'boris', body })],
      11,
    );
    expect(await row(own.id, ({ takedown }) => takedown !== undefined)).toMatchObject({
      text: 'Моё',
      takedown: { isByMe: false, reason: 'Не сюда' },
    });
  });

  test('of all words on a pin the newest decides; what is gone is pinned no more', async () => {
    const pins = () => anna.until('pins', { chat: 'c1' });
    await anna.replica.talk.do({ do: 'pin', message: HIS, isPinned: true });
    expect(await row(HIS, ({ isPinned }) => isPinned)).toMatchObject({ isPinned: true });
    expect(await pins()).toMatchObject([{ message: HIS, text: 'Что задано?', canUnpin: true }]);
    const body = { message: HIS, isPinned: false };
    const off = { id: pinId(HIS, 'boris'), by: 'boris', stamp: stampAt(4e12), body };
    await anna.receive([part({ kind: 'pin', scope: 'chat:c1', parent: 'c1', ...off })], 11);
    await row(HIS, ({ isPinned }) => !isPinned);
    expect(await pins()).toEqual([]);
  });
});

describe('F-050 who is in a chat and who has read what', () => {
  beforeEach(() =>
    anna.receive(
      [chatMembership('c1', 'dasha'), chatMembership('c1', 'boris'), chatMembership('c2', 'anna')],
      30,
    ),
  );

  test('those who are in it, by name, as far as they may still be', async () => {
    const people = await anna.until('chatPeople', { chat: 'c1' }, ({ length }) => length > 0);
    expect(people.map(({ id }) => id)).toEqual(['anna', 'boris', 'dasha']);
  });

  test('a message is read by whoever’s mark covers it; its author is not counted', async () => {
    const { id } = await anna.replica.sendMessage('c1', 'Всем');
    const [own] = await anna.store.unsent(10);
    await anna.receive(own ? [own] : [], 40);
    await anna.receive([markPart({ by: 'boris', chat: 'c1', upTo: { [TEST_LOG]: 40 } })], 41);
    const view = await anna.until('seenBy', { chat: 'c1', message: id }, (seen) => seen?.read.length === 1);
    expect(view?.read.map((one) => one.id)).toEqual(['boris']);
    expect(view?.unread.map((one) => one.id)).toEqual(['dasha']);
    expect(await anna.until('seenBy', { chat: 'c1', message: stampAt(98) })).toBeUndefined();
  });

  test('whoever is named sees it at the chat while it is unread, and the name in the words', async () => {
    const named = messagePart({ by: 'boris', chat: 'c1' });
    const body = { text: 'Это к @anna', replyTo: '', mentions: ['anna'] };
    await anna.receive([{ ...named, body }], 50);
    const isHere = (all: readonly { readonly isForMe: boolean }[]) => all.some(({ isForMe }) => isForMe);
    await anna.until('chats', {}, isHere);
    expect(await row(named.id, () => true)).toMatchObject({ isForMe: true, mentioned: [{ person: 'anna' }] });
    await anna.replica.markRead('c1');
    await anna.until('chats', {}, (all) => !isHere(all));
  });
});

describe('F-050 passing on and muting', () => {
  const OTHER = annaIn('c2', 'Учительская').slice(1);

  test('refuses when not allowed: into a chat that one is not in', async () => {
    await expect(anna.replica.talk.do({ do: 'forward', message: HIS, chat: 'c9' })).rejects.toMatchObject({
      data: { code: 'notAllowed' },
    });
  });

  test('words are passed on with the name of their author, also when they go on further', async () => {
    await anna.receive(OTHER, 30);
    await anna.until('chats', {}, ({ length }) => length === 2);
    await anna.replica.talk.do({ do: 'forward', message: HIS, chat: 'c2' });
    const isThere = ({ rows: all }: { readonly rows: readonly StreamRow[] }) => all.length === 1;
    const { rows: passedOn } = await anna.until('messages', { chat: 'c2', limit: 5 }, isThere);
    expect(passedOn[0]).toMatchObject({ text: 'Что задано?', isOwn: true, forwarded: { from: '' } });
    const [made] = await anna.store.unsent(5);
    expect(made?.body).toMatchObject({ forwarded: { message: HIS, by: 'dasha' } });
    await anna.receive(made ? [made] : [], 40);
    await anna.replica.talk.do({ do: 'forward', message: made?.id ?? '', chat: 'c1' });
    const [again] = await anna.store.unsent(5);
    expect(again?.body).toMatchObject({ forwarded: { message: made?.id, by: 'dasha' } });
  });

  test('a chat is muted for oneself, and what waits of it is nobody’s worry', async () => {
    await anna.replica.talk.do({ do: 'mute', chat: 'c1', mutedUntil: 5_000 });
    await anna.until('chats', {}, ([chat]) => chat?.mutedUntil === 5_000);
    const [waiting] = await anna.store.unsent(5);
    expect(waiting).toMatchObject({ kind: 'preference', scope: 'person:anna', parent: 'c1' });
    expect(await anna.until('connection', {})).toMatchObject({ waitingCount: 0 });
    await anna.replica.talk.do({ do: 'mute', chat: 'c1', mutedUntil: 0 });
    await anna.until('chat', { chat: 'c1' }, (head) => head?.mutedUntil === 0);
  });
});

describe('F-050 what may be told outside the window', () => {
  const alerts = (isReached: (view: AlertsView) => boolean) => anna.until('alerts', {}, isReached);

  test('is what is unread, quiet in a muted chat and in the school’s quiet hours', async () => {
    const { rows: all } = await alerts(({ rows }) => rows.length === 1);
    expect(all).toMatchObject([{ id: HIS, chatTitle: '7Б, ученики', text: 'Что задано?' }]);
    const set = (name: 'quietFromHour' | 'quietUntilHour', value: number, seq: number) =>
      anna.receive(
        [
          part({
            kind: 'policy',
            id: policyId(name),
            stamp: stampAt(seq * 1_000),
            scope: 'school',
            body: { name, chat: '', value, isSet: true },
          }),
        ],
        seq,
      );
    // The same hour twice: no quiet hours at all.
    await set('quietFromHour', 7, 60);
    await set('quietUntilHour', 7, 61);
    await alerts(({ rows }) => rows[0]?.isQuiet === false);
    await anna.replica.talk.do({ do: 'mute', chat: 'c1', mutedUntil: 2 ** 45 - 1 });
    await alerts(({ rows }) => rows[0]?.isQuiet === true);
    // One's own name is heard all the same, where one has not said otherwise.
    const body = { text: '@Анна, ответите?', replyTo: '', mentions: ['anna'] };
    await anna.receive([messagePart({ by: 'dasha', chat: 'c1', stamp: stampAt(7_000), body })], 64);
    await alerts(({ rows: [newest, other] }) => newest?.isQuiet === false && other?.isQuiet === true);
    await anna.replica.talk.do({ do: 'hear', chat: 'c1', hearsMentions: false });
    await alerts(({ rows }) => rows.length === 2 && rows.every(({ isQuiet }) => isQuiet));
    await anna.replica.talk.do({ do: 'hear', chat: 'c1', hearsMentions: true });
    expect((await anna.until('chat', { chat: 'c1' }))?.mutedUntil).toBe(2 ** 45 - 1);
    await alerts(({ rows }) => rows[0]?.isQuiet === false);
    await anna.replica.talk.do({ do: 'mute', chat: 'c1', mutedUntil: 0 });
    await alerts(({ rows }) => rows[0]?.isQuiet === false);
    const hour = new Date(anna.clock.now()).getHours();
    await set('quietFromHour', hour, 62);
    await set('quietUntilHour', (hour + 1) % 24, 63);
    await alerts(({ rows }) => rows[0]?.isQuiet === true);
    // Quiet hours silence notices and never access.
    expect((await anna.until('chats', {}))[0]?.unreadCount).toBe(2);
  });

  test('says whether everything has been here once', async () => {
    await alerts(({ isCaughtUp }) => !isCaughtUp);
    anna.link.progress.set({ state: { kind: 'live' }, syncedUpTo: 5 });
    await alerts(({ isCaughtUp }) => isCaughtUp);
    anna.link.progress.set({
      state: { kind: 'offline', since: 0, retryAt: 0, reason: undefined },
      syncedUpTo: 5,
    });
    await anna.replica.talk.do({ do: 'react', message: HIS, sign: 'like' });
    await alerts(({ isCaughtUp }) => isCaughtUp);
  });
});
