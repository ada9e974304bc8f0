import { beforeEach, describe, expect, test } from 'vitest';
import { attendedId } from '../../shared/schema/lesson-part.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { lessonsExport } from '../export/lessons-export.ts';
import { journalLines, peopleOf } from './journal.ts';

const LESSON = stampAt(7);
let hub: Hub;

beforeEach(async () => {
  hub = new Hub({ store: openMemoryStore(), keyPin: 'pin', now: () => 9000, addresses: () => [] });
  const people = ['gleb', 'boris'];
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    chatMembership('c1', 'anna'),
    ...people.flatMap((one) => [personCard(one, ['pupil']), chatMembership('c1', one)]),
    chatMembership('c1', 'vera'),
    // A name that a spreadsheet could take for a formula.
    personCard('vera', ['pupil'], { familyName: '=1+1' }),
    under('attended', attendedId(LESSON, 'vera'), { person: 'vera', spans: [{ from: 1000, to: 2000 }] }),
    under('attended', attendedId(LESSON, 'anna'), { person: 'anna', spans: [{ from: 1000, to: 2000 }] }),
    under('attended', attendedId(LESSON, 'boris'), { person: 'boris', spans: [{ from: 1000, to: 1001 }] }),
  ]);
  const written = [
    lesson(LESSON, 1000),
    lesson(stampAt(8), 5000, 0),
    under('roll', stampAt(20), { person: 'boris', state: 'absent' }, 'anna'),
    under('roll', stampAt(21), { person: 'gleb', state: 'absent' }, 'anna'),
    under('roll', stampAt(22), { person: 'gleb', state: 'present' }, 'anna'),
  ];
  for (const verdict of await hub.acceptor.push('anna', written))
    expect(verdict).toHaveProperty('acceptance');
});

function lesson(id: string, startedAt: number, endedAt = 2000) {
  const body = { title: 'Алгебра', type: 'lesson', plan: '', startedAt, endedAt } as const;
  return part({ kind: 'lesson', id, stamp: id, scope: 'chat:c1', parent: 'c1', by: 'anna', body });
}
function under(kind: 'attended' | 'roll', id: string, body: object, by = '@school') {
  const place = { scope: 'chat:c1', parent: LESSON, by };
  return part({ kind, id, ...(kind === 'roll' ? { stamp: id } : {}), ...place, body } as never);
}
async function lines(from: number, to: number) {
  const found = [];
  for await (const line of journalLines(hub, { from, to })) found.push(line);
  return found;
}

describe('F-089 the journal of lessons', () => {
  test('has the newest first, with who led and how many were there; a mark of the roll counts more', async () => {
    const [goesOn, held] = await lines(0, 10_000);
    expect(goesOn).toMatchObject({ state: 'goesOn', startedAt: 5000, endedAt: 0, present: 0, invited: 3 });
    expect(held).toMatchObject({
      about: LESSON,
      state: 'held',
      type: 'lesson',
      host: 'anna',
      title: 'Алгебра',
      present: 2,
      invited: 3,
    });
    expect(held?.people).toHaveLength(2);
  });

  test('names who was there and how long a computer of theirs was', async () => {
    const { people, papers } = await peopleOf(hub, { about: LESSON, day: '' });
    expect(papers).toEqual([]);
    expect(people).toHaveLength(2);
    expect(people.map(({ minutes }) => minutes)).toEqual([1, 0]);
    await expect(peopleOf(hub, { about: 'nothing', day: '' })).rejects.toThrow('notFound');
  });

  test('goes out as a table in which no name is a formula', async () => {
    let text = '';
    for await (const { path, chunks } of lessonsExport(hub)) {
      if (path !== 'lessons.csv') continue;
      for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8');
    }
    const [columns, , line] = text.split('\r\n');
    expect(columns).toContain('startedAt,endedAt,chat');
    expect(line).toContain('1970-01-01T00:00:01.000Z');
    expect(text).not.toMatch(/(^|,|")=1/m);
  });

  test('is that of the period that was asked for', async () => {
    expect(await lines(1000, 5000)).toHaveLength(1);
    expect(await lines(1001, 5000)).toEqual([]);
  });
});
