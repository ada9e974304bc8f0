import { describe, expect, test } from 'vitest';
import { attendedId } from '../../shared/schema/lesson-part.ts';
import { roomId } from '../../shared/schema/room.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { journalLines } from './journal.ts';

const LESSON = stampAt(7);
const pupils = Array.from({ length: 27 }, (_, index) => `pupil${index}`);
const place = { scope: 'chat:c1', parent: LESSON };
const room = (by: string, title: string, people: readonly string[]) =>
  part({
    kind: 'room',
    id: roomId(LESSON, by),
    stamp: stampAt(30),
    by,
    ...place,
    body: { isOn: true, title, count: 0, people: [...people], hand: '', handAt: 0 },
  });

describe('[LIVE-8] a class before one screen', () => {
  test('F-072, G-13 a report has 24 present in two rooms and 3 at home, and nobody twice', async () => {
    const hub = new Hub({ store: openMemoryStore(), keyPin: 'pin', now: () => 9000, addresses: () => [] });
    const teachers = ['anna', 'olga', 'ivan'];
    // Three at home, one of the class who has a laptop open there, too, and the computers of the two rooms.
    const connected = [...pupils.slice(24), 'pupil0', 'olga', 'ivan'];
    await hub.acceptor.writeAsSchool([
      chatPart('c1'),
      ...teachers.flatMap((one) => [
        personCard(one, ['teacher'], { isVerified: true }),
        chatMembership('c1', one),
      ]),
      ...pupils.flatMap((one) => [personCard(one, ['pupil']), chatMembership('c1', one)]),
      ...connected.map((person) =>
        part({
          kind: 'attended',
          id: attendedId(LESSON, person),
          ...place,
          body: { person, spans: [{ from: 1000, to: 2000 }] },
        }),
      ),
    ]);
    const body = { title: 'Алгебра', type: 'lesson', plan: '', startedAt: 1000, endedAt: 2000 } as const;
    const lesson = part({
      kind: 'lesson',
      id: LESSON,
      stamp: LESSON,
      by: 'anna',
      scope: 'chat:c1',
      parent: 'c1',
      body,
    });
    const written = [
      ['anna', lesson],
      ['olga', room('olga', 'Кабинет 12', pupils.slice(0, 13))],
      ['ivan', room('ivan', 'Кабинет 14', pupils.slice(13, 24))],
    ] as const;
    for (const [by, document] of written) {
      const [verdict] = await hub.acceptor.push(by, [document]);
      expect(verdict).toHaveProperty('acceptance');
    }
    // A pupil at a computer says how many are there, and not who.
    const [refused] = await hub.acceptor.push('pupil0', [room('pupil0', 'Дом', ['pupil1'])]);
    expect(refused).toHaveProperty('refusal.code', 'notAllowed');
    const lines = [];
    for await (const line of journalLines(hub, { from: 0, to: 10_000 })) lines.push(line);
    expect(lines[0]).toMatchObject({ rooms: 2, inRooms: 24, atHome: 3 });
    // The two at the rooms' computers were there as well.
    expect(lines[0]?.present).toBe(29);
  });
});
