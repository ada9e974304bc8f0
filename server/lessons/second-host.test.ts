import { beforeEach, expect, test } from 'vitest';
import { lessonEndId } from '../../shared/schema/call.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { journalLines } from './journal.ts';

const LESSON = stampAt(7);
const inLesson = { scope: 'chat:c1', parent: LESSON };
let hub: Hub;
let last = 100;

beforeEach(async () => {
  hub = new Hub({ store: openMemoryStore(), keyPin: 'pin', now: () => 10_000, addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    personCard('dasha', ['pupil']),
    ...['anna', 'dasha'].map((one) => chatMembership('c1', one)),
  ]);
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt: 0 };
  const place = { id: LESSON, by: 'anna', scope: 'chat:c1', parent: 'c1', stamp: LESSON };
  expect(await push(part({ kind: 'lesson', ...place, body }))).toBe('accepted');
});

async function push(of: AuthorPart): Promise<string> {
  const [verdict] = await hub.acceptor.push(of.by, [of]);
  if (!verdict) return 'nothing';
  return 'refusal' in verdict ? verdict.refusal.code : 'accepted';
}
function made() {
  last += 1;
  return { id: stampAt(last), stamp: stampAt(last), ...inLesson };
}
const cue = () =>
  push(part({ kind: 'cue', by: 'dasha', ...made(), body: { show: 'board', at: 1, page: 1 } }));
const name = (by: string, rank: 'host' | 'second' | 'none') =>
  push(part({ kind: 'cohost', by, ...made(), body: { person: 'dasha', rank } }));
const end = () =>
  push(part({ kind: 'lessonend', by: 'dasha', ...made(), id: lessonEndId(LESSON), body: { at: 9_000 } }));

test('F-065 the hub takes from a pupil what leads a lesson while the teacher says so', async () => {
  expect([await cue(), await name('dasha', 'second'), await end()]).toEqual(Array(3).fill('notAllowed'));
  expect([await name('anna', 'second'), await cue(), await end()]).toEqual([
    'accepted',
    'accepted',
    'notAllowed',
  ]);
  expect([await name('anna', 'none'), await cue()]).toEqual(['accepted', 'notAllowed']);
});

test('F-065 the hub takes the end of a lesson from whom it was handed to, and the journal has it', async () => {
  expect([await name('anna', 'host'), await end()]).toEqual(['accepted', 'accepted']);
  const ends: number[] = [];
  for await (const line of journalLines(hub, { from: 0, to: 20_000 })) ends.push(line.endedAt);
  expect(ends).toEqual([9_000]);
});
