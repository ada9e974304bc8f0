import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caughtUpId, packageId, recordedId } from '../../schema/recording.ts';
import { attendedId } from '../../schema/lesson-part.ts';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

let anna: TestReplica;
let lesson: string;

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  const joined = ['boris', 'vera'].flatMap((one) => [personCard(one, ['pupil']), chatMembership('c1', one)]);
  await anna.receive(joined, 20);
  ({ lesson } = await anna.replica.lessons.start({ chat: 'c1', type: 'lesson', plan: '' }));
});
afterEach(() => anna.replica.close());

const under = (kind: string, of: object) => part({ kind, scope: 'chat:c1', parent: lesson, ...of } as never);
const packed = () =>
  under('package', {
    id: packageId(lesson),
    parent: 'c1',
    by: '@school',
    body: {
      lesson,
      title: '7Б, ученики',
      type: 'lesson',
      startedAt: 1000,
      durationMs: 60_000,
      parts: [{ atMs: 0, startedAt: 1000, durationMs: 60_000 }],
      voices: ['anna'],
      chapters: [],
      files: [],
    },
  });

describe('G-4 a recorded lesson', () => {
  test('says during the lesson what is wanted and what the hub does', async () => {
    const state = async (until: (of: { isWanted: boolean; state: string }) => boolean) =>
      (await anna.until('lesson', { chat: 'c1', lesson }, (view) => until(view!.recording)))?.recording;
    expect(await state(() => true)).toEqual({ isWanted: false, state: 'off', mayRecord: true });
    await anna.replica.lessons.do({ do: 'record', lesson, isOn: true });
    await state(({ isWanted }) => isWanted);
    const body = { state: 'diskFull', at: 5 };
    await anna.receive([under('recorded', { id: recordedId(lesson), by: '@school', body })], 30);
    await state((of) => of.state === 'diskFull');
    await anna.replica.lessons.do({ do: 'record', lesson, isOn: false });
    await state(({ isWanted }) => !isWanted);
    // It is seen in the lesson, and nothing that waits to be sent by hand.
    const rows = await anna.until('outbox', {}, ({ length }) => length > 0);
    expect(rows.map(({ act }) => act)).toEqual(['lesson']);
  });

  test('is not there before the hub has made it, and stands in the stream of its chat then', async () => {
    expect(await anna.until('recording', { chat: 'c1', lesson })).toBeUndefined();
    await anna.receive([packed()], 30);
    const { rows } = await anna.until('messages', { chat: 'c1', limit: 20 }, (view) => view.rows.length > 0);
    expect(rows.at(-1)).toMatchObject({
      kind: 'recording',
      lesson,
      durationMs: 60_000,
      author: { id: 'anna' },
    });
    const view = await anna.until('recording', { chat: 'c1', lesson }, (value) => value !== undefined);
    expect(view).toMatchObject({ own: 'wasThere', mayLead: true, voices: [{ id: 'anna' }] });
  });

  test('stands in the list of its chat with how many caught up, and is found from its lesson', async () => {
    expect(await anna.until('recordings', { chat: 'c1', lesson: '' })).toEqual([]);
    const own = { id: caughtUpId(lesson, 'vera'), by: 'vera', body: { person: 'vera', isCaughtUp: true } };
    await anna.receive([packed(), under('caughtup', own)], 30);
    const row = { lesson, chat: 'c1', missed: 2, caughtUp: 1, own: 'wasThere', sizeBytes: 0 };
    for (const of of [
      { chat: 'c1', lesson: '' },
      { chat: '', lesson },
    ]) {
      const rows = await anna.until('recordings', of, (all) => all[0]?.caughtUp === 1);
      expect(rows).toMatchObject([row]);
    }
    expect(await anna.until('recordings', { chat: 'c2', lesson: '' })).toEqual([]);
  });

  test('gathers questions by their places and answers below them', async () => {
    await anna.receive([packed()], 30);
    const ask = (n: number, atMs: number) =>
      under('question', { id: stampAt(n), by: 'vera', body: { atMs, text: `Вопрос ${n}` } });
    await anna.receive([ask(900, 30_000), ask(901, 10_000)], 40);
    await anna.replica.lessons.do({ do: 'reply', lesson, question: stampAt(901), text: 'Ответ' });
    const view = await anna.until(
      'recording',
      { chat: 'c1', lesson },
      (value) => value?.questions[0]?.replies.length === 1,
    );
    expect(view?.questions.map(({ text, replies }) => [text, replies.map((one) => one.text)])).toEqual([
      ['Вопрос 901', ['Ответ']],
      ['Вопрос 900', []],
    ]);
  });

  test('counts who of those that missed it has caught up, by their own word and by whoever leads', async () => {
    await anna.receive([packed()], 30);
    const missed = async (until: (all: readonly { isCaughtUp: boolean }[]) => boolean) =>
      (
        await anna.until(
          'recording',
          { chat: 'c1', lesson },
          (value) => value !== undefined && until(value.missed),
        )
      )?.missed.map(({ person, isCaughtUp }) => [person.id, isCaughtUp]);
    expect(await missed(() => true)).toEqual([
      ['boris', false],
      ['vera', false],
    ]);
    const own = { id: caughtUpId(lesson, 'vera'), by: 'vera', body: { person: 'vera', isCaughtUp: true } };
    await anna.receive([under('caughtup', own)], 40);
    await missed((all) => all[1]?.isCaughtUp === true);
    await anna.replica.lessons.do({ do: 'caughtUp', lesson, person: 'boris', isCaughtUp: true });
    await missed((all) => all.every(({ isCaughtUp }) => isCaughtUp));
    const spans = [{ from: 1000, to: 5000 }];
    const there = { id: attendedId(lesson, 'boris'), by: '@school', body: { person: 'boris', spans } };
    await anna.receive([under('attended', there)], 50);
    expect(await missed((all) => all.length === 1)).toEqual([['vera', true]]);
  });
});
