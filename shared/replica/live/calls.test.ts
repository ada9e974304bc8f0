import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CallAnswer, callAnswerId, lessonEndId, RING_MS, ringId } from '../../schema/call.ts';
import { pairChatId, pairId } from '../../schema/pair.ts';
import { part, personCard, stampAt } from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

const PAIR = pairChatId('anna', 'boris');
const THEIRS = stampAt(START_MS);
let anna: TestReplica;

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  const pair = { kind: 'pair', by: 'boris', scope: `chat:${PAIR}`, parent: PAIR } as const;
  await anna.receive(
    [
      personCard('boris', ['teacher'], { isVerified: true, familyName: 'Борисов' }),
      part({ ...pair, id: pairId('boris', 'anna'), body: { with: 'anna' } }),
    ],
    20,
  );
  anna.link.progress.set({ ...anna.link.progress.value, state: { kind: 'live' } });
});
afterEach(() => anna.replica.close());

const place = { scope: `chat:${PAIR}` };
const theirs = (endedAt = 0) => [
  part({
    kind: 'lesson',
    id: THEIRS,
    by: 'boris',
    stamp: stampAt(START_MS + endedAt),
    ...place,
    parent: PAIR,
    body: { title: 'call', type: 'call', plan: '', startedAt: START_MS, endedAt },
  }),
  part({ kind: 'ring', id: ringId(THEIRS), by: 'boris', ...place, parent: PAIR, body: { lesson: THEIRS } }),
];
const answered = (lesson: string, by: string, state: CallAnswer, at = START_MS + 1000) =>
  part({
    kind: 'callanswer',
    id: callAnswerId(lesson, by),
    by,
    ...place,
    parent: lesson,
    body: { state, at },
  });
const ended = (lesson: string, at: number) =>
  part({ kind: 'lessonend', id: lessonEndId(lesson), by: '@school', ...place, parent: lesson, body: { at } });
const rings = (count: number) => anna.until('rings', {}, ({ length }) => length === count);
const row = () =>
  anna.until('messages', { chat: PAIR, limit: 10 }, ({ rows }) => rows.some(({ kind }) => kind === 'call'));
const callRow = async () => (await row()).rows.find(({ kind }) => kind === 'call');
const unread = (count: number) =>
  anna.until('chats', {}, (chats) =>
    chats.some(({ id, unreadCount }) => id === PAIR && unreadCount === count),
  );

describe('F-063 a call that comes in', () => {
  test('rings until it is answered on any computer, and then waits for nobody’s eyes', async () => {
    await anna.receive(theirs(), 30);
    const [ring] = await rings(1);
    expect(ring).toMatchObject({ lesson: THEIRS, chat: PAIR, isOfTwo: true, caller: { id: 'boris' } });
    await unread(1);
    await anna.receive([answered(THEIRS, 'anna', 'answered')], 40);
    await rings(0);
    await unread(0);
    await anna.receive([ended(THEIRS, START_MS + 1000 + 12 * 60_000)], 50);
    await anna.until('call', { chat: PAIR, lesson: THEIRS }, (call) => call?.call === 'held');
    expect(await callRow()).toMatchObject({ call: 'held', durationMs: 12 * 60_000, isOwn: false });
  });

  test('rings no more once it is over: it is missed, counts as unread, and is told of as such', async () => {
    await anna.receive(theirs(), 30);
    await rings(1);
    await anna.until('alerts', {}, ({ rows }) => rows.length === 0);
    await anna.receive([ended(THEIRS, START_MS + 9000)], 40);
    await rings(0);
    expect(await callRow()).toMatchObject({ call: 'missed', durationMs: 0 });
    await unread(1);
    const { rows } = await anna.until('alerts', {}, (view) => view.rows.length === 1);
    expect(rows[0]).toMatchObject({ isMissedCall: true, text: '' });
  });

  test('that is older than it may ring is a missed one', async () => {
    anna.timers.advance(3 * RING_MS);
    await anna.receive(theirs(), 30);
    await rings(0);
    expect(await callRow()).toMatchObject({ call: 'missed' });
  });

  test('is declined, also without a link', async () => {
    await anna.receive(theirs(), 30);
    await rings(1);
    anna.link.progress.set({
      ...anna.link.progress.value,
      state: { kind: 'offline', since: 0, retryAt: 0, reason: undefined },
    });
    await anna.replica.lessons.do({ do: 'answer', lesson: THEIRS, state: 'declined' });
    await rings(0);
    await unread(0);
    await anna.receive([ended(THEIRS, START_MS + 9000)], 40);
    expect(await callRow()).toMatchObject({ call: 'declined', isOwn: false });
    // What is said of a call is nothing that waits to be sent by hand.
    await anna.until('outbox', {}, ({ length }) => length === 0);
  });
});

describe('F-063 an own call', () => {
  test('stands in the chat with what came of it', async () => {
    const { lesson } = await anna.replica.lessons.start({ chat: PAIR, type: 'call', plan: '' });
    expect(await callRow()).toMatchObject({ call: 'live', isOwn: true, lesson });
    await rings(0);
    await anna.receive([answered(lesson, 'boris', 'declined')], 30);
    await anna.until('call', { chat: PAIR, lesson }, (call) => call?.otherAnswer === 'declined');
    await anna.replica.lessons.end(lesson);
    await anna.until('call', { chat: PAIR, lesson }, (call) => call?.call === 'declined');
    expect(await callRow()).toMatchObject({ call: 'declined', isOwn: true });
  });

  test.each([
    ['busy', 'busy'],
    ['answered', 'held'],
    [undefined, 'unanswered'],
  ] as const)('%s by the other one is %s', async (state, call) => {
    const { lesson } = await anna.replica.lessons.start({ chat: PAIR, type: 'call', plan: '' });
    if (state) await anna.receive([answered(lesson, 'boris', state)], 30);
    await anna.replica.lessons.end(lesson);
    await anna.until('call', { chat: PAIR, lesson }, (view) => view?.call === call);
  });

  test('made without a link is refused at once, and nothing of it is written', async () => {
    anna.link.progress.set({
      ...anna.link.progress.value,
      state: { kind: 'offline', since: 0, retryAt: 0, reason: undefined },
    });
    const start = anna.replica.lessons.start({ chat: PAIR, type: 'call', plan: '' });
    await expect(start).rejects.toThrow('callOffline');
    await anna.until('outbox', {}, ({ length }) => length === 0);
  });

  test('comes to the one that rings already, and answers it', async () => {
    await anna.receive(theirs(), 30);
    await rings(1);
    const { lesson } = await anna.replica.lessons.start({ chat: PAIR, type: 'call', plan: '' });
    expect(lesson).toBe(THEIRS);
    await rings(0);
  });
});

describe('F-063 two who call each other at once', () => {
  const ownCall = () => anna.replica.lessons.start({ chat: PAIR, type: 'call', plan: '' });

  test('meet in the call that was begun first, whichever of the two that is', async () => {
    anna.timers.advance(2000);
    const { lesson: own } = await ownCall();
    await anna.receive(theirs(), 30);
    expect(await rings(1)).toMatchObject([{ lesson: THEIRS, crosses: { lesson: own, goesOn: false } }]);
    const later = stampAt(START_MS + 3000);
    await anna.receive(
      [
        ...theirs(1),
        part({
          kind: 'lesson',
          id: later,
          by: 'boris',
          ...place,
          parent: PAIR,
          body: { title: 'call', type: 'call', plan: '', startedAt: START_MS + 3000, endedAt: 0 },
        }),
      ],
      40,
    );
    await anna.until('rings', {}, ([ring]) => ring?.lesson === later);
    expect(await rings(1)).toMatchObject([{ lesson: later, crosses: { lesson: own, goesOn: true } }]);
  });

  test('cross no more once the own one is over', async () => {
    anna.timers.advance(2000);
    const { lesson: own } = await ownCall();
    await anna.receive(theirs(), 30);
    await anna.replica.lessons.end(own);
    await anna.until('rings', {}, ([ring]) => ring?.lesson === THEIRS && ring.crosses === undefined);
  });

  /** Boris called three seconds after Anna, and gave his call up. */
  const givenUp = () => {
    const later = stampAt(START_MS + 3000);
    const call = { kind: 'lesson', id: later, by: 'boris', ...place, parent: PAIR } as const;
    const body = { title: 'call', type: 'call' as const, plan: '', startedAt: START_MS + 3000 };
    return [
      part({ ...call, stamp: stampAt(START_MS + 4000), body: { ...body, endedAt: START_MS + 4000 } }),
      part({ kind: 'ring', id: ringId(later), by: 'boris', ...place, parent: PAIR, body: { lesson: later } }),
    ];
  };

  test('miss nothing where the one that was given up is over before it has rung', async () => {
    const { lesson: own } = await ownCall();
    await anna.receive([answered(own, 'boris', 'answered', START_MS + 3500), ...givenUp()], 30);
    const { rows } = await anna.until(
      'messages',
      { chat: PAIR, limit: 10 },
      (view) => view.rows.length === 2,
    );
    expect(rows.find(({ isOwn }) => !isOwn)).toMatchObject({ call: 'held', durationMs: 0 });
    expect(rows.find(({ isOwn }) => isOwn)).toMatchObject({ lesson: own, call: 'live' });
    await unread(0);
    await anna.until('alerts', {}, (view) => view.rows.length === 0);
  });

  test('miss a call whose caller did not come to theirs', async () => {
    await ownCall();
    await anna.receive(givenUp(), 30);
    await anna.until('messages', { chat: PAIR, limit: 10 }, ({ rows }) =>
      rows.some((one) => one.kind === 'call' && one.call === 'missed'),
    );
    await unread(1);
  });
});
