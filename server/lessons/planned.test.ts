import { beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { minutesPart, sessionPart } from '../../shared/testing/make-sessions.ts';
import { pairId } from '../../shared/schema/pair.ts';
import { momentOfWall } from '../../shared/sessions/wall-time.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { lessonsExport } from '../export/lessons-export.ts';
import { Hub } from '../hub.ts';
import { journalLines, peopleOf } from './journal.ts';

const ZONE = 'Europe/Chisinau';
const HOUR_MS = 3_600_000;
const at = (day: string, hour = 10) => momentOfWall({ day, minutes: hour * 60 }, ZONE);
/** Wednesday noon: Monday and Tuesday are over, Thursday is to come. */
const NOW = at('2026-09-02', 12);
const [WEEKLY, OLYMPIAD, LESSON] = [stampAt(21), stampAt(22), stampAt(23)];
let hub: Hub;

beforeEach(async () => {
  hub = new Hub({ store: openMemoryStore(), keyPin: 'pin', now: () => NOW, addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    chatMembership('c1', 'anna'),
    personCard('gleb', ['pupil']),
    chatMembership('c1', 'gleb'),
    personCard('boris', ['teacher'], { isVerified: true }),
  ]);
  const days = { weekdays: [1, 2, 4], until: '2026-09-04', startsAt: at('2026-08-31') };
  const off = { day: '2026-09-04', isOff: true, startsAt: 0, endsAt: 0 };
  const weekly = { ...days, endsAt: days.startsAt + HOUR_MS, weekdays: [1, 2, 4, 5], changes: [off] };
  const event = { type: 'event', eventType: 'olympiad', title: 'Олимпиада' } as const;
  const times = { startsAt: at('2026-09-01', 14), endsAt: at('2026-09-01', 15) };
  const body = { title: 'Алгебра', type: 'lesson', plan: WEEKLY } as const;
  const began = { startedAt: at('2026-08-31') + 60_000, endedAt: at('2026-08-31') + HOUR_MS };
  const place = { scope: 'chat:c1', parent: 'c1', by: 'anna' };
  const held = { heldAt: times.startsAt, endedAt: times.endsAt, points: [] };
  const results = { title: 'Олимпиада', number: '', results: 'Двое в финале', present: ['gleb'], others: 4 };
  const places = [{ place: '1 место', who: 'Глеб' }];
  const verdicts = await hub.acceptor.push('anna', [
    sessionPart('anna', { id: WEEKLY, body: weekly }),
    sessionPart('anna', { id: OLYMPIAD, body: { ...event, ...times } }),
    part({ kind: 'lesson', id: LESSON, stamp: LESSON, ...place, body: { ...body, ...began } }),
    minutesPart('anna', OLYMPIAD, {
      id: stampAt(24),
      body: { report: 'olympiad', ...held, ...results, places },
    }),
    minutesPart('anna', LESSON, { id: stampAt(25) }),
  ]);
  for (const verdict of verdicts) expect(verdict).toHaveProperty('acceptance');
});

async function lines(from: number, to: number) {
  const found = [];
  for await (const line of journalLines(hub, { from, to })) found.push(line);
  return found;
}

describe('F-089 the journal of what was planned', () => {
  test('says what was held, what was not, what was called off and what is to come', async () => {
    const all = await lines(at('2026-08-30'), at('2026-09-06'));
    expect(all.map(({ about, day, state }) => [about, day, state])).toEqual([
      [WEEKLY, '2026-09-04', 'cancelled'],
      [WEEKLY, '2026-09-03', 'planned'],
      // A report says that it was held, with no computer.
      [OLYMPIAD, '2026-09-01', 'held'],
      [WEEKLY, '2026-09-01', 'notHeld'],
      [LESSON, '', 'held'],
    ]);
    expect(all[4]).toMatchObject({ type: 'lesson', papers: 1, endedAt: at('2026-08-31') + HOUR_MS });
    expect(all[2]).toMatchObject({ type: 'event', report: 'olympiad', present: 5, papers: 1 });
    expect(all[1]).toMatchObject({ hostName: 'anna', invited: 1, present: 0 });
    expect(await lines(at('2026-09-03'), at('2026-09-03') + 1)).toHaveLength(1);
  });

  test('F-066 counts whom a teacher talked with at a consultation, and names nobody', async () => {
    const id = stampAt(26);
    const of = { type: 'consultation', slotMinutes: 15, title: 'Консультация' } as const;
    const times = { startsAt: at('2026-09-01', 16), endsAt: at('2026-09-01', 17) };
    const [call, pair] = [stampAt(27), 'anna.boris'];
    const body = {
      title: 'call',
      type: 'call',
      plan: id,
      startedAt: times.startsAt,
      endedAt: times.endsAt,
    } as const;
    const place = { scope: `chat:${pair}`, parent: pair, by: 'anna' };
    const begun = { kind: 'pair', stamp: stampAt(28), ...place, body: { with: 'boris' } } as const;
    const verdicts = await hub.acceptor.push('anna', [
      sessionPart('anna', { id, body: { ...of, ...times } }),
      part({ ...begun, id: pairId('anna', 'boris') }),
      part({ kind: 'lesson', id: call, stamp: call, ...place, body }),
    ]);
    for (const verdict of verdicts) expect(verdict).toHaveProperty('acceptance');
    const [line, ...others] = await lines(at('2026-09-01', 16), at('2026-09-01', 17));
    expect(line).toMatchObject({ about: id, state: 'held', present: 1, people: [] });
    expect(others).toEqual([]);
  });

  test('F-076 shows a report whole, and of minutes no more than that there are some', async () => {
    const of = await peopleOf(hub, { about: OLYMPIAD, day: '2026-09-01' });
    expect(of.papers).toMatchObject([
      {
        report: 'olympiad',
        present: 5,
        results: 'Двое в финале',
        places: [{ place: '1 место', who: 'Глеб' }],
      },
    ]);
    const { papers } = await peopleOf(hub, { about: LESSON, day: '' });
    expect(papers).toMatchObject([{ report: '', number: '3', title: 'Собрание', results: '' }]);
    expect(JSON.stringify(papers)).not.toContain('Едем в мае');
    await expect(peopleOf(hub, { about: WEEKLY, day: '2026-09-02' })).rejects.toThrow('notFound');
  });

  test('goes out as a table with what became of each, how long it was and what was reported', async () => {
    let text = '';
    for await (const { path, chunks } of lessonsExport(hub)) {
      if (path !== 'lessons.csv') continue;
      for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8');
    }
    const rows = text.split('\r\n');
    expect(rows.find((row) => row.includes('Олимпиада'))).toContain(
      'held,olympiad,60,Олимпиада,"Двое в финале; 1 место: Глеб"',
    );
    expect(rows.find((row) => row.includes(',notHeld,'))).toContain('Алгебра');
    expect(rows.find((row) => row.includes('lesson,59,3 Собрание'))).toBeDefined();
  });
});
