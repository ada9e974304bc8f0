import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { voteId } from '../../schema/poll.ts';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { minutesPart, sessionPart } from '../../testing/make-sessions.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  START_MS,
  type TestReplica,
} from '../../testing/replica-fixture.ts';
import { nextNumber } from './paper-number.ts';
import type { SessionWish } from './session-wish.ts';

type Sign = Extract<SessionWish, { do: 'sign' }>;
const SESSION = stampAt(31);
const POLL = stampAt(32);
const HOUR_MS = 3_600_000;
let anna: TestReplica;
let lesson: string;

beforeEach(async () => {
  anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', 'Педсовет'), 1);
  await anna.receive(
    [
      personCard('boris', ['teacher'], { familyName: 'Белов' }),
      personCard('vera', ['teacher'], { familyName: 'Ветрова' }),
      chatMembership('c1', 'boris'),
      chatMembership('c1', 'vera'),
    ],
    20,
  );
  const body = { title: 'Итоги четверти', agenda: ['Успеваемость', 'План'], startsAt: START_MS };
  const times = { ...body, endsAt: START_MS + HOUR_MS, place: 'Учительская' };
  await anna.receive([sessionPart('anna', { id: SESSION, body: times })], 30);
  lesson = (await anna.replica.lessons.start({ chat: 'c1', type: 'lesson', plan: SESSION })).lesson;
});
afterEach(() => anna.replica.close());

const signed = (of: Partial<Sign> = {}): Sign => ({
  do: 'sign',
  chat: 'c1',
  about: lesson,
  minutes: '',
  report: '',
  number: '4',
  title: 'Итоги четверти',
  place: '',
  heldAt: START_MS,
  endedAt: START_MS + HOUR_MS,
  chair: 'Белов',
  secretary: '',
  points: [{ topic: 'План', said: '', decided: 'Принять', poll: '', vote: 'За: 2' }],
  present: ['boris'],
  others: 3,
  subject: '',
  results: '',
  places: [],
  tell: '',
  ...of,
});
const papers = (isReached: (value: { readonly papers: readonly unknown[] }) => boolean = () => true) =>
  anna.until('papers', { chat: 'c1' }, isReached);

describe('F-069, F-070 minutes', () => {
  test('are refused where one does not lead, of what is none, and of what is not here', async () => {
    const sign = (of: Partial<Sign>) => anna.replica.lessons.plan.do(signed(of));
    await expect(sign({ chat: 'c2' })).rejects.toThrow('notAllowed');
    await expect(sign({ points: [] })).rejects.toThrow('badRequest');
    await expect(sign({ report: 'olympiad' })).rejects.toThrow('badRequest');
    expect(await anna.until('paperStart', { chat: 'c1', about: stampAt(77), day: '' })).toBeUndefined();
    expect(await anna.until('paperStart', { chat: 'c2', about: lesson, day: '' })).toBeUndefined();
  });

  test('begin with the agenda, with who was there by the roll, and with how the polls of the chat went', async () => {
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'boris', state: 'present' });
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'vera', state: 'absent' });
    const options = ['За', 'Против'].map((text) => ({ text, places: 0 }));
    const body = { type: 'poll', question: 'Принять план?', options, isMultiple: false } as const;
    const whole = { ...body, isAnonymous: false, closesAt: 0, closedAt: 0 };
    const place = { scope: 'chat:c1', parent: 'c1', by: 'anna' };
    const vote = { id: voteId(POLL, 'boris'), scope: 'chat:c1', parent: POLL, by: 'boris' };
    await anna.receive(
      [
        part({ kind: 'poll', id: POLL, stamp: POLL, ...place, body: whole }),
        part({ kind: 'vote', stamp: stampAt(33), ...vote, body: { choices: [0] } }),
      ],
      40,
    );
    const start = await anna.until('paperStart', { chat: 'c1', about: lesson, day: '' }, (value) => {
      return (
        value?.polls[0]?.options[0]?.count === 1 &&
        value.people.some(({ id, isPresent }) => id === 'boris' && isPresent)
      );
    });
    expect(start).toMatchObject({ title: 'Итоги четверти', place: 'Учительская', number: '1', report: '' });
    expect(start?.agenda).toEqual(['Успеваемость', 'План']);
    expect(start?.people.map(({ id, isPresent }) => [id, isPresent])).toEqual([
      ['boris', true],
      ['vera', false],
      ['anna', true],
    ]);
    expect(start?.polls[0]).toMatchObject({ id: POLL, question: 'Принять план?' });
  });

  test('are signed without a link, told in the chat, and corrected by whoever signed them', async () => {
    const { held } = await papers();
    expect(held.map(({ about }) => about)).toEqual([lesson]);
    await anna.replica.lessons.plan.do(signed({ tell: 'Готов протокол' }));
    const view = await papers((value) => value.papers.length === 1);
    const [paper] = view.papers;
    expect(view.held).toEqual([]);
    expect(paper).toMatchObject({ about: lesson, correctedAt: 0, canCorrect: true, isSent: false });
    expect(paper?.people).toHaveLength(1);
    await anna.until(
      'messages',
      { chat: 'c1', limit: 9 },
      ({ rows }) => rows.at(-1)?.text === 'Готов протокол',
    );
    anna.timers.advance(60_000);
    await anna.replica.lessons.plan.do(signed({ minutes: paper?.id ?? '', title: 'Итоги года' }));
    const [corrected] = (await papers((value) => JSON.stringify(value).includes('Итоги года'))).papers;
    expect(corrected?.correctedAt).toBeGreaterThan(0);
    const other = signed({ minutes: paper?.id ?? '', about: SESSION });
    await expect(anna.replica.lessons.plan.do(other)).rejects.toThrow('notAllowed');
  });

  test('that did not get to a hub stand in the list of what is one’s own with every word', async () => {
    await anna.replica.lessons.plan.do(signed());
    const rows = await anna.until('outbox', {}, (all) => all.some(({ act }) => act === 'minutes'));
    const own = rows.find(({ act }) => act === 'minutes');
    expect(own?.text.split('\n')).toEqual(['Итоги четверти', 'План', 'Принять', 'За: 2']);
  });

  test('of others are read by everyone in the chat and corrected by nobody else', async () => {
    await anna.receive([minutesPart('boris', lesson, { body: { present: ['vera', 'nobody'] } })], 50);
    const [paper] = (await papers((value) => value.papers.length === 1)).papers;
    expect(paper).toMatchObject({ canCorrect: false, isSent: true, chatTitle: 'Педсовет' });
    expect(paper?.people).toHaveLength(1);
  });
});

test('F-076 of each kind of event a report of its own is offered, also where nothing was begun by computer', async () => {
  const event = {
    type: 'event',
    eventType: 'olympiad',
    title: 'Олимпиада',
    startsAt: START_MS - HOUR_MS,
  } as const;
  const id = stampAt(34);
  await anna.receive([sessionPart('anna', { id, body: { ...event, endsAt: START_MS } })], 60);
  const view = await anna.until('papers', { chat: 'c1' }, ({ held }) => held.length === 2);
  const row = view.held.find(({ about }) => about === id);
  expect(row).toMatchObject({ report: 'olympiad', type: 'event', title: 'Олимпиада' });
  const start = await anna.until('paperStart', { chat: 'c1', about: id, day: row?.day ?? '' });
  expect(start).toMatchObject({ report: 'olympiad', heldAt: START_MS - HOUR_MS, number: '' });
  const places = [{ place: '1 место', who: 'Иванов' }];
  await anna.replica.lessons.plan.do(
    signed({ about: id, report: 'olympiad', points: [], results: 'Двое в финале', places }),
  );
  const [paper] = (await papers((value) => value.papers.length === 1)).papers;
  expect(paper).toMatchObject({ type: 'event', body: { report: 'olympiad', places } });
});

test('F-069 minutes are numbered by the school year, and by hand where numbers are no plain ones', () => {
  const of = (number: string, year: number, month: number) => ({
    body: { report: '', number, heldAt: new Date(year, month, 15).getTime() } as const,
  });
  const now = new Date(2026, 10, 26).getTime();
  expect(nextNumber([], '', now)).toBe('1');
  expect(nextNumber([of('2', 2026, 8), of('9', 2026, 4)], '', now)).toBe('3');
  expect(nextNumber([of('2/к', 2026, 9)], '', now)).toBe('');
  expect(nextNumber([of('2', 2026, 8)], 'contest', now)).toBe('');
});
