import { afterEach, expect, test } from 'vitest';
import { journalLines } from '../../server/lessons/journal.ts';
import { classChatId } from '../../shared/directory/class-chats.ts';
import { attendedId } from '../../shared/schema/lesson-part.ts';
import { voteId } from '../../shared/schema/poll.ts';
import { packageId } from '../../shared/schema/recording.ts';
import { roomId } from '../../shared/schema/room.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import {
  chatMembership,
  classMembership,
  kinshipPart,
  part,
  personCard,
} from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const PARENTS = classChatId('k6a', 'parents');
const NEWS = 'news';
let school: LivingSchool;
afterEach(() => school.close());

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 1}`);

/** What the hub writes about a session of a chat or channel. */
async function hubSays(documents: readonly Parameters<typeof part>[0][]): Promise<void> {
  await school.hub.hub.acceptor.writeAsSchool(documents.map((one) => part({ by: '@school', ...one })));
}

async function packed(
  lesson: string,
  of: { readonly scope: string; readonly chat: string; readonly type: string },
) {
  const body = {
    ...{ lesson, title: 'Запись', type: of.type, startedAt: 1000, durationMs: 60_000 },
    ...{ parts: [{ atMs: 0, startedAt: 1000, durationMs: 60_000 }], voices: [], chapters: [], files: [] },
  };
  await hubSays([
    { kind: 'package', id: packageId(lesson), scope: of.scope, parent: of.chat, body } as never,
  ]);
}

function recordingOf(desktop: TestDesktop, of: { readonly chat: string; readonly lesson: string }) {
  return desktop.until('recording', of, (view) => view !== undefined);
}

test('F-069, F-072 a parents’ meeting in hybrid form: each counts once, and who missed it catches up', async () => {
  const [inRoom, remote, away] = [numbered('room', 12), numbered('far', 9), numbered('away', 3)];
  const parents = [...inRoom, ...remote, ...away];
  school = await LivingSchool.open(
    parents.flatMap((parent) => [
      personCard(`child-${parent}`, ['pupil']),
      classMembership('k6a', `child-${parent}`),
      personCard(parent, ['parent']),
      kinshipPart(`child-${parent}`, parent),
      chatMembership(PARENTS, parent),
    ]),
  );
  const { desktop: anna } = await school.desktop('anna');
  const first = inRoom[0] ?? '';
  const { desktop: atHome, wire } = await school.desktop(away[0] ?? '');
  await cut({ desktop: atHome, wire });

  const { lesson } = await anna.open.replica.lessons.start({ chat: PARENTS, type: 'parents', plan: '' });
  const room = { isOn: true, title: 'Кабинет 6', count: 0, people: inRoom, hand: '' };
  await anna.open.replica.lessons.do({ do: 'room', lesson, room });
  await hubSays(
    // One of the room has a telephone of the own in the meeting, too.
    [...remote, first].map((person) => ({
      ...{ kind: 'attended', id: attendedId(lesson, person), scope: `chat:${PARENTS}`, parent: lesson },
      body: { person, spans: [{ from: Date.now(), to: Date.now() + 2_400_000 }] },
    })) as never,
  );
  const view = await anna.until('lesson', { chat: PARENTS, lesson }, (one) => one?.whereabouts.atHome === 9);
  expect(view).toMatchObject({ type: 'parents', whereabouts: { rooms: 1, inRooms: 12, atHome: 9 } });

  // A vote counts once for each person, from however many devices.
  const options = ['За', 'Против'].map((text) => ({ text, places: 0 }));
  const asked = { question: 'Экскурсия в мае?', options, isMultiple: false, isAnonymous: false, closesAt: 0 };
  await anna.open.replica.rounds.do({ do: 'poll', type: 'poll', chat: PARENTS, ...asked });
  const stream = { chat: PARENTS, limit: 20 };
  const { rows } = await anna.until('messages', stream, (all) =>
    all.rows.some(({ kind }) => kind === 'poll'),
  );
  const poll = rows.find(({ kind }) => kind === 'poll')?.id ?? '';
  for (const [person, choice] of [
    [first, 0],
    [first, 0],
    [remote[0] ?? '', 1],
  ] as const) {
    const client = await school.client(person);
    const place = { scope: `chat:${PARENTS}`, parent: poll, stamp: school.newId() };
    const vote = part({
      kind: 'vote',
      id: voteId(poll, person),
      by: person,
      ...place,
      body: { choices: [choice] },
    });
    expect((await client.push(vote))[0]).toHaveProperty('acceptance');
    client.close();
  }
  await anna.until('paperStart', { chat: PARENTS, about: lesson, day: '' }, (start) => {
    const counts = start?.polls[0]?.options.map(({ count }) => count);
    return counts?.join() === '1,1';
  });

  // Nobody from outside comes in by what was forwarded to them.
  const stranger = await school.client('father');
  const [refused] = await stranger.push(
    part({
      ...{ kind: 'hand', id: `${lesson}.father.h`, by: 'father', scope: `chat:${PARENTS}`, parent: lesson },
      body: { isUp: true, at: 3 },
    }),
  );
  expect(refused).toHaveProperty('refusal.code', 'notAllowed');
  expect(JSON.stringify(stranger.received)).not.toContain(lesson);

  await anna.open.replica.lessons.end(lesson);
  await anna.until('meetings', { chat: PARENTS }, (all) => all.some((one) => one.lesson === lesson));
  await packed(lesson, { scope: `chat:${PARENTS}`, chat: PARENTS, type: 'parents' });
  const missed = async () => (await recordingOf(anna, { chat: PARENTS, lesson }))?.missed ?? [];
  await expect
    .poll(async () => (await missed()).map(({ person }) => person.id).sort())
    .toEqual(expect.arrayContaining(away));
  // Who had no link finds the recording, and is marked after watching it, by the own word.
  mend({ desktop: atHome, wire });
  expect((await recordingOf(atHome, { chat: PARENTS, lesson }))?.own).toBe('missed');
  await atHome.open.replica.lessons.do({ do: 'caughtUp', lesson, person: away[0] ?? '', isCaughtUp: true });
  await expect
    .poll(async () => (await missed()).filter(({ isCaughtUp }) => isCaughtUp).map(({ person }) => person.id))
    .toEqual([away[0]]);
}, 120_000);

test('F-074, F-089, G-4 an assembly loses its link and the computer that led it, and a class watches it the next day', async () => {
  const rooms = numbered('teacher', 8);
  const pupils = numbered('pupil', 25);
  school = await LivingSchool.open([
    part({
      ...{ kind: 'chat', id: NEWS, scope: `channel:${NEWS}` },
      body: { title: 'Школа', template: 'wholeSchool', classroom: '', isArchived: false },
    }),
    ...rooms.map((one) => personCard(one, ['teacher'], { isVerified: true })),
    ...pupils.flatMap((one) => [personCard(one, ['pupil']), classMembership('k6a', one)]),
    ...joins('head', 's1'),
  ]);
  const { desktop: second } = await school.desktop('admin2');
  const { desktop: anna, wire: village } = await school.desktop('anna');
  await cut({ desktop: anna, wire: village });

  // The computer that leads is one that will fail.
  const leading = await school.client('admin');
  const place = { scope: `channel:${NEWS}`, parent: NEWS, by: 'admin' };
  const lesson = school.newId();
  const body = { title: 'Линейка', type: 'broadcast', plan: '', startedAt: Date.now(), endedAt: 0 } as const;
  const [begun] = await leading.push(part({ kind: 'lesson', id: lesson, stamp: lesson, ...place, body }));
  expect(begun).toHaveProperty('acceptance');
  const at = { chat: NEWS, lesson };
  // The rehearsal: nothing is on the air, and rooms say how many they are.
  await second.until('broadcast', at, (view) => view?.state === 'test' && view.mayRun);
  for (const teacher of rooms) {
    const client = await school.client(teacher);
    const body = { isOn: true, title: `Кабинет ${teacher}`, count: 20, people: [], hand: '', handAt: 0 };
    const under = { scope: `channel:${NEWS}`, parent: lesson };
    const [said] = await client.push(
      part({ kind: 'room', id: roomId(lesson, teacher), by: teacher, stamp: school.newId(), ...under, body }),
    );
    expect(said).toHaveProperty('acceptance');
    client.close();
  }
  const say = (state: 'on' | 'pause') =>
    second.open.replica.lessons.do({ do: 'air', lesson, state, text: '', until: 0 });
  const id = school.newId();
  const air = { state: 'on', text: '', until: 0, at: Date.now() } as const;
  await leading.push(part({ kind: 'air', id, stamp: id, ...place, parent: lesson, body: air }));
  const onAir = await second.until(
    'broadcast',
    at,
    (view) => view?.whereabouts.inRooms === 160 && view.state === 'on',
  );
  expect(onAir?.whereabouts.rooms).toBe(8);

  // It is gone; another administrator pauses, goes on, and ends what they have not begun.
  leading.close();
  await say('pause');
  await second.until('broadcast', at, (view) => view?.state === 'pause');
  await say('on');
  await second.open.replica.lessons.end(lesson);
  await second.until('broadcast', at, (view) => view?.state === 'over');
  await packed(lesson, { scope: `channel:${NEWS}`, chat: NEWS, type: 'broadcast' });

  // The next day the class that had no link watches it together.
  mend({ desktop: anna, wire: village });
  const recording = await recordingOf(anna, at);
  expect(recording).toMatchObject({ own: 'missed', mayMark: true, mayLead: false });
  expect(recording?.missed).toHaveLength(26);
  for (const { person } of recording?.missed.slice(0, 24) ?? []) {
    await anna.open.replica.lessons.do({ do: 'caughtUp', lesson, person: person.id, isCaughtUp: true });
  }
  await anna.until(
    'recordings',
    { chat: NEWS, lesson: '' },
    ([row]) => row?.caughtUp === 24 && row.missed === 26,
  );
  await anna.open.replica.lessons.do({ do: 'ask', lesson, atMs: 30_000, text: 'Когда следующая олимпиада?' });
  const { questions = [] } =
    (await second.until('recording', at, (view) => (view?.questions.length ?? 0) > 0)) ?? {};
  const answer = { do: 'reply', lesson, question: questions[0]?.id ?? '', text: 'В марте' } as const;
  await second.open.replica.lessons.do(answer);
  await anna.until('recording', at, (view) => view?.questions[0]?.replies[0]?.text === 'В марте');

  const lines = [];
  for await (const line of journalLines(school.hub.hub, { from: 0, to: Date.now() + 60_000 }))
    lines.push(line);
  expect(lines.find(({ about }) => about === lesson)).toMatchObject({
    ...{ type: 'broadcast', state: 'held', rooms: 8, inRooms: 160 },
  });
}, 120_000);
