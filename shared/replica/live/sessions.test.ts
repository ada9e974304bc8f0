import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { momentOfWall, wallTime } from '../../sessions/wall-time.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import { bookingPart, consultationPart, PLANNED_AT, sessionPart } from '../../testing/make-sessions.ts';
import { stampAt } from '../../testing/make-documents.ts';
import type { SessionRow } from './session-views.ts';
import type { SessionWish } from './session-wish.ts';

const DAY_MS = 86_400_000;
const ZONE = 'Europe/Chisinau';
let anna: TestReplica;
let startsAt: number;

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б, ученики'), 1);
  startsAt = momentOfWall({ day: wallTime(anna.clock.now() + DAY_MS, ZONE).day, minutes: 600 }, ZONE);
});
afterEach(() => anna.replica.close());

function plan(of: Partial<Extract<SessionWish, { do: 'plan' }>> = {}): SessionWish {
  return {
    do: 'plan',
    chat: 'c1',
    type: 'lesson',
    eventType: '',
    title: 'Дроби',
    place: '',
    about: '',
    agenda: [],
    startsAt,
    endsAt: startsAt + 45 * 60_000,
    zone: ZONE,
    weekdays: [],
    until: '',
    slotMinutes: 0,
    tell: '',
    ...of,
  };
}
const weekly = () =>
  plan({ weekdays: [1, 2, 3, 4, 5, 6, 7], until: wallTime(startsAt + 5 * DAY_MS, ZONE).day });
const rows = (until: (rows: readonly SessionRow[]) => boolean, chat = '') =>
  anna.until('sessions', { chat, from: 0, to: startsAt + 60 * DAY_MS }, until);

describe('F-067 what is planned', () => {
  test('is refused to whoever may not plan it, and to a plan that is none', async () => {
    await expect(anna.replica.lessons.plan.do(plan({ chat: 'c2' }))).rejects.toThrow('notAllowed');
    await expect(anna.replica.lessons.plan.do(plan({ type: 'council' }))).rejects.toThrow('notAllowed');
    await expect(anna.replica.lessons.plan.do(plan({ endsAt: startsAt }))).rejects.toThrow('badRequest');
    await expect(
      anna.replica.lessons.plan.do({ do: 'cancel', session: stampAt(5), isCancelled: true, tell: '' }),
    ).rejects.toThrow('notFound');
  });

  test('stands in the plan at once, without a link, and is told in its chat', async () => {
    await anna.replica.lessons.plan.do(plan({ tell: 'Запланировано' }));
    const [row] = await rows(({ length }) => length === 1);
    expect(row).toMatchObject({ title: 'Дроби', at: startsAt, isOwn: true, canStart: true, lesson: '' });
    await anna.until(
      'messages',
      { chat: 'c1', limit: 9 },
      (value) => value.rows.at(-1)?.text === 'Запланировано',
    );
    expect(await rows(() => true, 'c2')).toEqual([]);
    const places = await anna.until('planPlaces', {});
    expect(places.map(({ chat, types }) => [chat, types])).toEqual([
      ['c1', ['lesson', 'consultation', 'webinar', 'event']],
    ]);
  });

  test('that repeats has single days called off and moved, and is called off and brought back whole', async () => {
    await anna.replica.lessons.plan.do(weekly());
    const all = await rows(({ length }) => length === 6);
    const [, second, third] = all;
    const session = second?.id ?? '';
    const change = { do: 'changeDay', session, startsAt: 0, endsAt: 0, tell: '' } as const;
    await anna.replica.lessons.plan.do({ ...change, day: second?.day ?? '', isOff: true });
    const at = (third?.at ?? 0) + 3_600_000;
    const moved = { startsAt: at, endsAt: at + 60_000 };
    await anna.replica.lessons.plan.do({ ...change, day: third?.day ?? '', isOff: false, ...moved });
    const changed = await rows((some) => some.some(({ isMoved }) => isMoved));
    expect(changed.map(({ isCancelled, isMoved }) => [isCancelled, isMoved])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      ...Array.from({ length: 3 }, () => [false, false]),
    ]);
    await anna.replica.lessons.plan.do({ do: 'cancel', session, isCancelled: true, tell: '' });
    await rows((some) => some.every(({ isCancelled }) => isCancelled));
    await anna.replica.lessons.plan.do({ do: 'cancel', session, isCancelled: false, tell: '' });
    await anna.replica.lessons.plan.do({ ...change, day: second?.day ?? '', isOff: false });
    await rows((some) => some.every(({ isCancelled }) => !isCancelled));
  });

  test('is begun from the plan: the lesson has its type and title and is known as that day’s', async () => {
    const now = Math.floor(anna.clock.now());
    await anna.replica.lessons.plan.do(plan({ type: 'consultation', startsAt: now, endsAt: now + 60_000 }));
    const [row] = await rows(({ length }) => length === 1);
    const { lesson } = await anna.replica.lessons.start({ chat: 'c1', type: 'lesson', plan: '' });
    const [held] = await rows(([one]) => one?.lesson === lesson);
    expect(held).toMatchObject({ day: row?.day, lessonEndedAt: 0 });
    const view = await anna.until('lesson', { chat: 'c1', lesson });
    expect(view).toMatchObject({ type: 'consultation', title: 'Дроби' });
    const of = { session: row?.id ?? '', day: row?.day ?? '' };
    expect(await anna.until('session', of)).toMatchObject({ row: { lesson }, body: { title: 'Дроби' } });
    expect(await anna.until('session', { ...of, day: '2020-01-01' })).toBeUndefined();
  });

  test('of another chat is not begun in this one', async () => {
    await anna.receive([sessionPart('boris', { id: stampAt(9), chat: 'c2' })], 30);
    const start = { chat: 'c1', type: 'lesson', plan: stampAt(9) } as const;
    await expect(anna.replica.lessons.start(start)).rejects.toThrow('notFound');
  });
});

test('F-066 a consultation shows its times and who was first to book them; nobody but pupils and parents books', async () => {
  const session = stampAt(12);
  const bookings = ['vera', 'dina'].map((by) => bookingPart(by, session));
  await anna.receive([consultationPart('boris', { id: session }), ...bookings], 40);
  const day = '2035-09-03';
  const view = await anna.until('session', { session, day }, (value) => value?.slots[0]?.isTaken === true);
  expect(view?.slots.map(({ holder, isTaken, own }) => [holder?.id, isTaken, own])).toEqual([
    ['vera', true, ''],
    [undefined, false, ''],
    [undefined, false, ''],
  ]);
  expect(view?.canBook).toBe(false);
  const book = { do: 'book', session, at: PLANNED_AT } as const;
  await expect(anna.replica.lessons.plan.do(book)).rejects.toThrow('notAllowed');
});
