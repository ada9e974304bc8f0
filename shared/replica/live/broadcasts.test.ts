import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordedId } from '../../schema/recording.ts';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { PLANNED_AT, sessionPart } from '../../testing/make-sessions.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import type { BroadcastView } from './broadcast-views.ts';

let anna: TestReplica;
const LESSON = stampAt(700);
const PLAN = stampAt(600);

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  await anna.receive([personCard('boris', ['pupil']), chatMembership('c1', 'boris')], 20);
});
afterEach(() => anna.replica.close());

const administrator = () => ({ ...personCard('anna', ['administrator']), stamp: stampAt(50) });
const begun = (of: object = {}) =>
  part({
    ...{ kind: 'lesson', id: LESSON, stamp: LESSON, scope: 'chat:c1', parent: 'c1', by: 'vera' },
    body: {
      title: 'Линейка',
      type: 'broadcast',
      plan: PLAN,
      startedAt: PLANNED_AT - 60_000,
      endedAt: 0,
      ...of,
    },
  } as never);
const under = (kind: string, of: object) => part({ kind, scope: 'chat:c1', parent: LESSON, ...of } as never);
const seen = (until: (view: BroadcastView) => boolean = () => true) =>
  anna.until('broadcast', { chat: 'c1', lesson: LESSON }, (view) => view !== undefined && until(view));
const ask = (n: number, by: string) =>
  under('question', { id: stampAt(n), stamp: stampAt(n), by, body: { atMs: 0, text: `Вопрос ${n}` } });

describe('F-074 a broadcast', () => {
  test('is run by nobody who may not', async () => {
    await anna.receive([begun()], 30);
    expect(await seen()).toMatchObject({ state: 'test', mayRun: false });
    const wish = { do: 'air', lesson: LESSON, state: 'on', text: '', until: 0 } as const;
    await expect(anna.replica.lessons.do(wish)).rejects.toThrow('notAllowed');
    const start = anna.replica.lessons.start({ chat: 'c1', type: 'broadcast', plan: '' });
    await expect(start).rejects.toThrow('notAllowed');
  });

  test('says what was planned, goes on the air, pauses with words, and ends', async () => {
    await anna.receive([administrator()], 25);
    await anna.receive([sessionPart('vera', { id: PLAN, chat: 'c1' }), begun()], 30);
    expect(await seen()).toMatchObject({ state: 'test', mayRun: true, airedAt: 0, host: { id: 'vera' } });
    expect((await seen())?.plannedAt).toBeGreaterThan(0);
    const say = (state: 'on' | 'pause', text = '', until = 0) =>
      anna.replica.lessons.do({ do: 'air', lesson: LESSON, state, text, until });
    await say('on');
    const first = await seen(({ state }) => state === 'on');
    await say('pause', 'Перерыв', 9000);
    const paused = await seen(({ state }) => state === 'pause');
    expect(paused).toMatchObject({ pauseText: 'Перерыв', pauseUntil: 9000, airedAt: first?.airedAt });
    await say('on');
    expect(await seen(({ state }) => state === 'on')).toMatchObject({ pauseText: '', pauseUntil: 0 });
    // It is seen in the broadcast, and nothing that waits to be sent by hand.
    expect(await anna.until('outbox', {})).toEqual([]);
    const over = { id: `${LESSON}.x`, by: '@school', body: { at: 9000 } };
    await anna.receive(
      [
        begun({ endedAt: PLANNED_AT }),
        under('recorded', { ...over, id: recordedId(LESSON), body: { state: 'on', at: 7 } }),
      ],
      40,
    );
    expect(await seen(({ state }) => state === 'over')).toMatchObject({ recordedSince: 7 });
  });

  test('is ended by whoever runs it in place of the one who began it', async () => {
    await anna.receive([administrator()], 25);
    await anna.receive([begun()], 30);
    await seen(({ mayRun }) => mayRun);
    await anna.replica.lessons.end(LESSON);
    expect(await seen(({ state }) => state === 'over')).toMatchObject({ host: { id: 'vera' } });
  });

  test('shows the viewer the own questions and those that are taken up, with their answers', async () => {
    await anna.receive([begun(), ask(901, 'boris'), ask(902, 'boris')], 30);
    await anna.replica.lessons.do({ do: 'ask', lesson: LESSON, atMs: 0, text: 'Мой' });
    expect((await seen(({ questions }) => questions.length > 0))?.questions).toMatchObject([
      { text: 'Мой', isOwn: true, mark: 'waiting' },
    ]);
    const marked = (n: number, mark: string) =>
      under('questionmark', {
        id: stampAt(n),
        stamp: stampAt(n),
        by: 'vera',
        parent: stampAt(901),
        body: { mark, at: n },
      });
    await anna.receive([marked(910, 'voice')], 50);
    expect(await seen(({ shown }) => shown !== undefined)).toMatchObject({ shown: { text: 'Вопрос 901' } });
    await anna.receive([marked(911, 'answered')], 60);
    const after = await seen(({ shown }) => shown === undefined);
    expect(after?.questions).toHaveLength(2);
    const reply = under('questionreply', {
      id: stampAt(920),
      by: 'vera',
      parent: stampAt(902),
      body: { text: 'Да' },
    });
    await anna.receive([reply], 70);
    const told = await seen(({ questions }) => questions.length === 3);
    expect(told?.questions.find(({ text }) => text === 'Вопрос 902')).toMatchObject({
      mark: 'answered',
      replies: [{ text: 'Да' }],
    });
  });

  test('is none where something else is held, or nothing', async () => {
    expect(await anna.until('broadcast', { chat: 'c1', lesson: LESSON })).toBeUndefined();
    await anna.receive([begun({ type: 'lesson' })], 30);
    expect(await anna.until('broadcast', { chat: 'c1', lesson: LESSON })).toBeUndefined();
  });
});
