import { afterEach, describe, expect, test } from 'vitest';
import { stampTime } from '../../ids/id.ts';
import { minutesPart, sessionPart } from '../../testing/make-sessions.ts';
import { stampAt } from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
let anna: TestReplica;
afterEach(() => anna.replica.close());

describe.each([7, -7])('G-15 a computer whose clock is %i hours off', (hours) => {
  const open = async () => {
    anna = await openTestReplica(await openMemoryDatabase(), START_MS + hours * HOUR_MS);
    // The hub has said what time it is.
    anna.clock.setHubTime(START_MS);
    await anna.receive(annaIn('c1', '7Б, ученики'), 1);
    const body = { title: 'Дроби', startsAt: START_MS - MINUTE_MS, endsAt: START_MS + 44 * MINUTE_MS };
    await anna.receive([sessionPart('anna', { body })], 20);
  };
  const isNow = (at: number | undefined) => expect(Math.abs((at ?? 0) - START_MS)).toBeLessThan(MINUTE_MS);

  test('F-067 begins what is planned now by the time of the school, and ends it by that', async () => {
    await open();
    const { lessons } = anna.replica;
    const { lesson } = await lessons.start({ chat: 'c1', type: 'lesson', plan: '' });
    const period = { chat: 'c1', from: START_MS - HOUR_MS, to: START_MS + HOUR_MS };
    const [row] = await anna.until('sessions', period, (rows) => rows.some((one) => one.lesson !== ''));
    expect(row).toMatchObject({ lesson, title: 'Дроби' });
    const view = await anna.until('lesson', { chat: 'c1', lesson });
    isNow(view?.startedAt);
    await lessons.end(lesson);
    const over = await anna.until('lesson', { chat: 'c1', lesson }, (value) => (value?.endedAt ?? 0) > 0);
    isNow(over?.endedAt);
  });

  test('F-065 marks the roll and shows a page with times of the school', async () => {
    await open();
    const { lesson } = await anna.replica.lessons.start({ chat: 'c1', type: 'lesson', plan: '' });
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'anna', state: 'present' });
    await anna.replica.stage.do({ do: 'show', lesson, cue: { show: 'board', at: 0, page: 1 } });
    await anna.until('stage', { chat: 'c1', lesson }, (value) => value !== undefined);
    const written = await anna.store.unsent(20);
    expect(written.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['lesson', 'roll', 'cue']));
    for (const { stamp } of written) isNow(stampTime(stamp));
    const cue = written.find(({ kind }) => kind === 'cue');
    isNow(Number(cue?.body['at']));
  });

  test('F-069 signs minutes at the time of the school', async () => {
    await open();
    const { body } = minutesPart('anna', stampAt(21));
    const heldAt = START_MS - MINUTE_MS;
    await anna.replica.lessons.plan.do({
      ...{ ...body, do: 'sign', chat: 'c1', about: stampAt(21), minutes: '', tell: '' },
      ...{ heldAt, endedAt: START_MS },
    } as never);
    const { papers } = await anna.until('papers', { chat: 'c1' }, (value) => value.papers.length === 1);
    isNow(papers[0]?.signedAt);
  });
});
