import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lessonEndId } from '../../schema/call.ts';
import { waitId } from '../../schema/cohost.ts';
import { attendedId, handId } from '../../schema/lesson-part.ts';
import { chatMembership, part, personCard, stampAt } from '../../testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../testing/replica-fixture.ts';

const MINUTE_MS = 60_000;
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

const under = (kind: 'hand' | 'handdown' | 'roll' | 'attended', of: object) =>
  part({ kind, scope: 'chat:c1', parent: lesson, ...of } as never);
const hand = (by: string, at: number, isUp = true) =>
  under('hand', { id: handId(lesson, by), by, stamp: stampAt(2e12 + at), body: { isUp, at } });
const view = (until: (value: NonNullable<Awaited<ReturnType<typeof look>>>) => boolean) =>
  anna.until('lesson', { chat: 'c1', lesson }, (value) => value !== undefined && until(value));
const look = () => anna.until('lesson', { chat: 'c1', lesson });

describe('F-065 a lesson as its leader sees it', () => {
  test('shows hands in the order in which they were raised, until they are seen or lowered', async () => {
    await anna.receive([hand('vera', 900), hand('boris', 500)], 30);
    const raised = await view(({ hands }) => hands.length === 2);
    expect(raised?.hands.map(({ person }) => person)).toEqual(['boris', 'vera']);
    await anna.replica.lessons.do({ do: 'handDown', lesson, person: 'boris' });
    const seen = await view(({ hands }) => hands.length === 1);
    expect(seen?.hands[0]?.person).toBe('vera');
    await anna.receive([hand('boris', 9e12)], 40);
    await view(({ hands }) => hands.length === 2);
    await anna.receive([hand('boris', 9e12 + 1, false)], 50);
    await view(({ hands }) => hands.length === 1);
    await anna.replica.lessons.do({ do: 'handDown', lesson, person: '' });
    await view(({ hands }) => hands.length === 0);
  });

  test('lowers also a hand whose clock is far ahead', async () => {
    await anna.receive([hand('vera', 9e12)], 30);
    await view(({ hands }) => hands.length === 1);
    await anna.replica.lessons.do({ do: 'handDown', lesson, person: 'vera' });
    await view(({ hands }) => hands.length === 0);
  });

  test('an own hand goes up and down without a link, and is nothing that waits to be sent by hand', async () => {
    await anna.replica.lessons.do({ do: 'hand', lesson, isUp: true });
    await view(({ isOwnHandUp }) => isOwnHandUp);
    const rows = await anna.until('outbox', {}, ({ length }) => length > 0);
    expect(rows.map(({ act }) => act)).toEqual(['lesson']);
    await anna.replica.lessons.do({ do: 'hand', lesson, isUp: false });
    await view(({ isOwnHandUp }) => !isOwnHandUp);
  });

  test('has a roll: computers that were there count, and a mark counts more', async () => {
    const spans = [{ from: 1000, to: 1000 + 12 * MINUTE_MS }];
    const body = { person: 'vera', spans };
    await anna.receive([under('attended', { id: attendedId(lesson, 'vera'), by: '@school', body })], 30);
    const there = await view(({ roll }) => roll.some(({ isPresent }) => isPresent));
    expect(there?.roll.map(({ person, minutes, isPresent }) => [person.id, minutes, isPresent])).toEqual([
      ['boris', 0, false],
      ['vera', 12, true],
    ]);
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'vera', state: 'absent' });
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'boris', state: 'present' });
    await view(({ roll }) => roll[0]?.isPresent === true && roll[1]?.isPresent === false);
    await anna.replica.lessons.do({ do: 'roll', lesson, person: 'vera', state: 'unmarked' });
    await view(({ roll }) => roll.every(({ isPresent }) => isPresent));
  });

  test('F-072 a hand in a class before one screen names the pupil, until whoever leads has seen it', async () => {
    const room = { isOn: true, title: 'Кабинет 12', count: 19, people: ['vera'], hand: 'vera' };
    await anna.replica.lessons.do({ do: 'room', lesson, room });
    const raised = await view(({ hands }) => hands.length === 1);
    expect(raised?.hands[0]).toMatchObject({ person: 'vera', by: 'anna' });
    expect(raised?.rooms[0]).toMatchObject({ title: 'Кабинет 12', count: 19, isOwn: true, hand: 'vera' });
    expect(raised?.whereabouts).toEqual({ rooms: 1, inRooms: 19, atHome: 0 });
    expect(raised?.roll.find(({ person }) => person.id === 'vera')?.isPresent).toBe(true);
    await anna.replica.lessons.do({ do: 'handDown', lesson, person: 'vera' });
    await view(({ hands, rooms }) => hands.length === 0 && rooms[0]?.hand === '');
    await anna.replica.lessons.do({
      do: 'room',
      lesson,
      room: { ...room, isOn: false, people: [], hand: '' },
    });
    await view(({ rooms }) => rooms.length === 0);
  });

  test('is led by a second person, and by another host, who ends it in a document of their own', async () => {
    const first = await view(({ mayAppoint }) => mayAppoint);
    expect(first).toMatchObject({ host: { id: 'anna' }, seconds: [], mayEnd: true });
    await anna.replica.lessons.do({ do: 'lead', lesson, person: 'vera', rank: 'second' });
    await view(({ seconds }) => seconds.includes('vera'));
    await anna.replica.lessons.do({ do: 'lead', lesson, person: 'vera', rank: 'host' });
    await view(({ host, seconds, mayEnd }) => host.id === 'vera' && seconds.length === 0 && mayEnd);
    const place = { scope: 'chat:c1', parent: lesson, stamp: stampAt(3e12) } as const;
    const end = { kind: 'lessonend', id: lessonEndId(lesson), by: 'vera', body: { at: 7e12 } } as const;
    await anna.receive([part({ ...place, ...end })], 60);
    await view(({ endedAt }) => endedAt === 7e12);
    // Nobody outside the chat is let lead.
    const far = { do: 'lead', lesson, person: 'gleb', rank: 'second' } as const;
    await expect(anna.replica.lessons.do(far)).rejects.toThrow('notAllowed');
  });

  test('waits while the hub says so', async () => {
    const said = (spans: readonly object[], ms: number) =>
      part({
        kind: 'wait',
        id: waitId(lesson),
        by: '@school',
        stamp: stampAt(ms),
        scope: 'chat:c1',
        parent: lesson,
        body: { spans },
      } as never);
    await anna.receive([said([{ from: 5, to: 0 }], 3e12)], 30);
    await view(({ isWaiting }) => isWaiting);
    await anna.receive([said([{ from: 5, to: 9 }], 3e12 + 1)], 31);
    await view(({ isWaiting }) => !isWaiting);
  });

  test('that is not here is none, and nothing can be done in it', async () => {
    const other = stampAt(5);
    expect(await anna.until('lesson', { chat: 'c1', lesson: other })).toBeUndefined();
    await expect(anna.replica.lessons.do({ do: 'hand', lesson: other, isUp: true })).rejects.toThrow(
      'notFound',
    );
  });
});
