import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SessionWish } from '../../shared/replica/live/session-wish.ts';
import { classChatId } from '../../shared/directory/class-chats.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { part } from '../../shared/testing/make-documents.ts';
import { sessionPart } from '../../shared/testing/make-sessions.ts';
import { pairChatId } from '../../shared/schema/pair.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const MINUTE_MS = 60_000;
const PARENTS = classChatId('k6a', 'parents');
const NEWS = 'news';
const news = part({
  kind: 'chat',
  id: NEWS,
  scope: `channel:${NEWS}`,
  body: { title: 'Школа', template: 'wholeSchool', classroom: '', isArchived: false },
});

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([news, ...joins('anna', PARENTS), ...joins('mother', PARENTS)]);
});
afterEach(() => school.close());

function plan(of: Partial<Extract<SessionWish, { do: 'plan' }>>): SessionWish {
  const startsAt = Math.floor(Date.now() / MINUTE_MS + 5) * MINUTE_MS;
  return {
    ...{ do: 'plan', chat: PARENTS, type: 'event', eventType: 'holiday', title: 'День школы', place: '' },
    ...{ about: '', agenda: [], startsAt, endsAt: startsAt + 60 * MINUTE_MS, zone: 'Europe/Chisinau' },
    ...{ weekdays: [], until: '', slotMinutes: 0, tell: '' },
    ...of,
  } as const;
}
const soon = () => ({ chat: '', from: 0, to: Date.now() + 24 * 60 * MINUTE_MS });
const seen = async (desktop: TestDesktop, title: string) => {
  const rows = await desktop.until('sessions', soon(), (all) => all.some((row) => row.title === title));
  return rows.find((row) => row.title === title)!;
};

test('F-073 an event that is planned in a channel stands in the plan of every class that reads it', async () => {
  const { desktop: head, wire } = await school.desktop('head');
  const { desktop: sixth } = await school.desktop('older');
  const last = await school.client('last');
  // Of those who read the channel nobody but the administration plans in it.
  const pupils = await school.client('younger');
  const id = school.newId();
  const refused = sessionPart('younger', { id, stamp: id });
  const [verdict] = await pupils.push({ ...refused, scope: `channel:${NEWS}`, parent: NEWS });
  expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });

  wire.cut();
  await head.until('connection', {}, ({ state }) => state.kind !== 'live');
  await head.open.replica.lessons.plan.do(plan({ chat: NEWS }));
  wire.mend();
  head.open.replicator.reconnect();
  expect(await seen(sixth, 'День школы')).toMatchObject({ chat: NEWS, eventType: 'holiday', isOwn: false });
  // A pupil of another class, on a device of the wire.
  await expect
    .poll(() =>
      last.received.some((one) => one.type === 'changes' && JSON.stringify(one).includes('День школы')),
    )
    .toBe(true);
  const row = await seen(head, 'День школы');
  await head.open.replica.lessons.plan.do({ do: 'cancel', session: row.id, isCancelled: true, tell: '' });
  await sixth.until('sessions', soon(), (rows) => rows.some((one) => one.id === row.id && one.isCancelled));
});

test('F-066 a booked time is a call of the two, in their own chat and seen by nobody else', async () => {
  const { desktop: anna } = await school.desktop('anna');
  const { desktop: mother } = await school.desktop('mother');
  const other = await school.client('older');
  const wish = plan({ type: 'consultation', eventType: '', title: 'Для родителей', slotMinutes: 15 });
  await anna.open.replica.lessons.plan.do(wish);
  const { id: session, day, at } = await seen(mother, 'Для родителей');
  await mother.open.replica.lessons.plan.do({ do: 'book', session, at });
  const view = await anna.until('session', { session, day }, (value) => value?.slots[0]?.canCall === true);
  expect(view?.slots.map(({ holder, canCall }) => [holder?.id, canCall])).toEqual([
    ['mother', true],
    ...Array.from({ length: 3 }, () => [undefined, false]),
  ]);

  const { chat } = await anna.open.replica.joining.begin('mother');
  const { lesson } = await anna.open.replica.lessons.start({ chat, type: 'call', plan: session });
  expect(chat).toBe(pairChatId('anna', 'mother'));
  await mother.until('rings', {}, (rows) => rows.some((ring) => ring.lesson === lesson && ring.isOfTwo));
  const own = await mother.until('session', { session, day }, (value) => value?.slots[0]?.call === lesson);
  // What was planned for all has not begun by it, and she may not call others.
  expect([own?.row.lesson, own?.slots[0]?.canCall]).toEqual(['', false]);
  expect(JSON.stringify(other.received)).not.toContain(lesson);
  // Only the time of a consultation is a call.
  const lessonPlan = plan({ type: 'lesson', eventType: '', title: 'Урок' });
  await anna.open.replica.lessons.plan.do(lessonPlan);
  const { id: planned } = await seen(anna, 'Урок');
  await anna.open.replica.lessons.end(lesson);
  const start = anna.open.replica.lessons.start({ chat, type: 'call', plan: planned });
  await expect(start).rejects.toThrow('notFound');
});
