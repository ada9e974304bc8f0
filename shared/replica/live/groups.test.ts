import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import type { LessonView } from './lesson-views.ts';

let anna: TestReplica;
const LESSON = stampAt(700);

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  const joined = ['boris', 'dasha'].flatMap((one) => [personCard(one, ['pupil']), chatMembership('c1', one)]);
  await anna.receive(joined, 20);
});
afterEach(() => anna.replica.close());

const begun = (by: string) =>
  part({
    ...{ kind: 'lesson', id: LESSON, stamp: LESSON, scope: 'chat:c1', parent: 'c1', by },
    body: { title: 'Дроби', type: 'lesson', plan: '', startedAt: 1, endedAt: 0 },
  });
const split = (n: number, groups: string[][], untilMs = 0) =>
  part({
    ...{ kind: 'split', id: stampAt(n), stamp: stampAt(n), by: 'vera', scope: 'chat:c1', parent: LESSON },
    body: { groups, untilMs, at: n },
  });
const seen = (until: (view: LessonView) => boolean) =>
  anna.until('lesson', { chat: 'c1', lesson: LESSON }, (view) => view !== undefined && until(view));
const divide = (groups: string[][], untilMs = 0) =>
  anna.replica.lessons.do({ do: 'split', lesson: LESSON, groups, untilMs });
const ids = (people: readonly { id: string }[] | undefined) => people?.map(({ id }) => id);
const asPupil = () => anna.receive([{ ...personCard('anna', ['pupil']), stamp: stampAt(50) }], 25);

describe('[LIVE-17] the groups of a lesson in a window', () => {
  test('F-065 are made by nobody who does not lead', async () => {
    await asPupil();
    await anna.receive([begun('vera')], 30);
    await seen(({ mayLead }) => !mayLead);
    await expect(divide([['boris'], ['dasha']])).rejects.toThrow('notAllowed');
  });

  test('F-065 are refused with somebody in two of them', async () => {
    await anna.receive([begun('anna')], 30);
    await seen(({ mayLead }) => mayLead);
    await expect(divide([['boris'], ['boris', 'dasha']])).rejects.toThrow('notAllowed');
  });

  test('F-065 tell a pupil of the own group alone, and when it ends', async () => {
    await asPupil();
    await anna.receive([begun('vera')], 30);
    expect((await seen(() => true))?.division).toBeUndefined();
    const untilMs = 2 ** 43;
    await anna.receive([split(800, [['boris'], ['anna', 'dasha']], untilMs)], 40);
    const view = await seen(({ division }) => division !== undefined);
    expect(view?.division).toMatchObject({ own: 2, groups: [], untilMs });
    expect(ids(view?.division?.others)).toEqual(['dasha']);
    await anna.receive([split(810, [['boris'], ['dasha']])], 50);
    const main = await seen(({ division }) => division?.own === 0);
    expect(main?.division?.others).toEqual([]);
    await anna.receive([split(820, [])], 60);
    await seen(({ division }) => division === undefined);
    // A division whose time is over when it comes is none.
    await anna.receive([split(830, [['anna'], ['dasha']], 5)], 70);
    expect((await seen(() => true))?.division).toBeUndefined();
  });

  test('F-065 tell whoever leads of all, who visits one and brings everyone back', async () => {
    await anna.receive([begun('anna')], 30);
    await seen(({ mayLead }) => mayLead);
    await divide([['boris'], ['dasha']]);
    const view = await seen(({ division }) => division !== undefined);
    expect(view?.division?.groups.map(ids)).toEqual([['boris'], ['dasha']]);
    expect(view?.division?.own).toBe(0);
    await divide([['boris'], ['dasha', 'anna']]);
    expect(ids((await seen(({ division }) => division?.own === 2))?.division?.others)).toEqual(['dasha']);
    // It is seen in the lesson, and nothing that waits to be sent by hand.
    expect(await anna.until('outbox', {})).toEqual([]);
    await divide([]);
    await seen(({ division }) => division === undefined);
  });

  test('F-065 leave out whoever has left the chat since', async () => {
    await anna.receive([begun('anna')], 30);
    await divide([['boris'], ['dasha']]);
    await seen(({ division }) => division !== undefined);
    const left = chatMembership('c1', 'dasha', { state: 'ended', stamp: stampAt(900) });
    await anna.receive([left], 50);
    await seen(({ roll }) => roll.length === 1);
    await divide([['boris', 'anna'], ['dasha']]);
    const view = await seen(({ division }) => division?.own === 1);
    expect(view?.division?.groups.map(ids)).toEqual([['boris', 'anna'], []]);
  });
});
