import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { classChatId } from '../../shared/directory/class-chats.ts';
import type { SessionWish } from '../../shared/replica/live/session-wish.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { personCard } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import { chatPart } from '../fixtures/small-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

type Plan = Extract<SessionWish, { do: 'plan' }>;
const MINUTE_MS = 60_000;
const [STAFF, MANAGEMENT] = ['s1', 'm1'];
const PUPILS = classChatId('k6a', 'pupils');
const PARENTS = classChatId('k6a', 'parents');

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    chatPart(STAFF, 'staffroom'),
    chatPart(MANAGEMENT, 'management'),
    ...joins('head', STAFF, MANAGEMENT),
    personCard('branch', ['head'], { familyName: 'Лунгу', isVerified: true }),
    ...joins('branch', MANAGEMENT),
    ...joins('anna', STAFF, PUPILS, PARENTS),
    ...joins('older', PUPILS),
    ...joins('mother', PARENTS),
  ]);
});
afterEach(() => school.close());

/** Plans something for now and begins it, by whoever may do both. */
async function hold(by: TestDesktop, of: Partial<Plan> & Pick<Plan, 'chat' | 'type' | 'title'>) {
  const startsAt = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const { plan } = by.open.replica.lessons;
  await plan.do({
    ...{ do: 'plan', eventType: '', place: '', about: '', agenda: [], startsAt },
    ...{ endsAt: startsAt + 45 * MINUTE_MS, zone: 'Europe/Chisinau', weekdays: [], until: '' },
    ...{ slotMinutes: 0, tell: '', ...of },
  });
  const period = { chat: of.chat, from: 0, to: startsAt + 60 * MINUTE_MS };
  const [row] = await by.until('sessions', period, (rows) => rows.some(({ title }) => title === of.title));
  const start = { chat: of.chat, type: of.type, plan: row?.id ?? '' };
  return (await by.open.replica.lessons.start(start)).lesson;
}

const reads = (client: RawClient, text: string) => JSON.stringify(client.received).includes(text);
const opens = (client: RawClient, lesson: string) => expect.poll(() => reads(client, lesson)).toBe(true);

test('F-070 a council of the staff has an agenda, a vote and minutes that nobody else reads', async () => {
  const { desktop: head, wire } = await school.desktop('head');
  const { desktop: anna } = await school.desktop('anna');
  const pupil = await school.client('older');
  const agenda = ['Итоги четверти', 'План работы'];
  const lesson = await hold(head, { chat: STAFF, type: 'council', title: 'Педсовет', agenda });
  const options = ['За', 'Против'].map((text) => ({ text, places: 0 }));
  const asked = { question: 'Принять план?', options, isMultiple: false, isAnonymous: false, closesAt: 0 };
  await head.open.replica.rounds.do({ do: 'poll', type: 'poll', chat: STAFF, ...asked });
  const stream = { chat: STAFF, limit: 20 };
  const isPoll = ({ kind }: { readonly kind: string }) => kind === 'poll';
  const { rows } = await anna.until('messages', stream, (view) => view.rows.some(isPoll));
  const poll = rows.find(isPoll)?.id ?? '';
  await anna.open.replica.rounds.do({ do: 'vote', of: poll, choices: [0] });
  await anna.until('lesson', { chat: STAFF, lesson }, (view) => view?.type === 'council');
  await head.open.replica.lessons.do({ do: 'roll', lesson, person: 'anna', state: 'present' });

  const start = await head.until('paperStart', { chat: STAFF, about: lesson, day: '' }, (value) => {
    const isMarked = value?.people.some(({ id, isPresent }) => id === 'anna' && isPresent);
    return isMarked === true && value?.polls[0]?.options[0]?.count === 1;
  });
  expect(start?.agenda).toEqual(agenda);
  const held = anna.until('meetings', { chat: STAFF }, (rows) => rows[0]?.hasPaper === true);
  wire.cut();
  await head.until('connection', {}, ({ state }) => state.kind !== 'live');
  const points = [{ topic: 'План работы', said: '', decided: 'Принять единогласно', poll, vote: 'За: 1' }];
  await head.open.replica.lessons.plan.do({
    ...{ do: 'sign', chat: STAFF, about: lesson, minutes: '', report: '', number: '1', title: 'Педсовет' },
    ...{ place: '', heldAt: start?.heldAt ?? 0, endedAt: Date.now(), chair: '', secretary: '', points },
    ...{ present: ['anna', 'head'], others: 0, subject: '', results: '', places: [], tell: '' },
  });
  wire.mend();
  head.open.replicator.reconnect();
  const { papers } = await anna.until('papers', { chat: STAFF }, (view) => view.papers.length === 1);
  expect(papers[0]).toMatchObject({ type: 'council', canCorrect: false, body: { points } });
  expect(papers[0]?.people).toHaveLength(2);
  expect(await held).toMatchObject([{ lesson, type: 'council', recordedMs: 0 }]);
  expect([reads(pupil, lesson), reads(pupil, 'Принять единогласно')]).toEqual([false, false]);
});

describe('is planned and begun by whoever is responsible, without the administrator', () => {
  test('F-071 a working meeting, in the chat of the management', async () => {
    const { desktop: head } = await school.desktop('head');
    const { desktop: anna } = await school.desktop('anna');
    const branch = await school.client('branch');
    const meeting = { chat: MANAGEMENT, type: 'meeting', title: 'Совещание' } as const;
    await opens(branch, await hold(head, meeting));
    await expect(hold(anna, meeting)).rejects.toThrow('notAllowed');
  });

  test('F-068, F-077 a class hour by the class teacher, and an event for parents with parents in it', async () => {
    const { desktop: anna } = await school.desktop('anna');
    const [pupil, mother] = [await school.client('older'), await school.client('mother')];
    const hour = await hold(anna, { chat: PUPILS, type: 'classHour', title: 'Классный час' });
    const forParents = { chat: PARENTS, type: 'event', eventType: 'forParents', title: 'Программа' } as const;
    const event = await hold(anna, forParents);
    await opens(pupil, hour);
    await opens(mother, event);
    expect([reads(mother, hour), reads(pupil, event)]).toEqual([false, false]);
    const { held } = await anna.until('papers', { chat: PARENTS }, (view) => view.held.length === 1);
    expect(held[0]).toMatchObject({ about: event, report: 'forParents' });
  });
});
