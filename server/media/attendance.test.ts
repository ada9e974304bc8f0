import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attendedId } from '../../shared/schema/lesson-part.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Attendance } from './attendance.ts';

const LESSON = stampAt(7);
let now: number;
let store: HubStore;
let hub: Hub;
let attendance: Attendance;
let faults: unknown[];

const begun = () => new Attendance({ hub, onFault: (fault) => faults.push(fault) });

beforeEach(async () => {
  now = 10_000;
  faults = [];
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: 'pin', now: () => now, addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    chatMembership('c1', 'anna'),
  ]);
  attendance = begun();
  await lesson(0);
});
afterEach(async () => {
  await attendance.stop();
  expect(faults).toEqual([]);
});

async function lesson(endedAt: number): Promise<void> {
  const of = { kind: 'lesson', id: LESSON, scope: 'chat:c1', parent: 'c1', by: 'anna' } as const;
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt };
  const [verdict] = await hub.acceptor.push('anna', [part({ ...of, stamp: stampAt(8 + endedAt), body })]);
  expect(verdict).toHaveProperty('acceptance');
}
async function spans(person = 'vera'): Promise<unknown> {
  await attendance.settled();
  const held = await store.get(attendedId(LESSON, person));
  return held?.body['spans'];
}
const at = (time: number) => (now = time);

describe('F-065 attendance', () => {
  test('is written when a person comes and when the last window of that person leaves', async () => {
    at(20_000);
    attendance.noted(LESSON, 'vera', true);
    attendance.noted(LESSON, 'vera', true);
    expect(await spans()).toEqual([{ from: 20_000, to: 0 }]);
    at(30_000);
    attendance.noted(LESSON, 'vera', false);
    expect(await spans()).toEqual([{ from: 20_000, to: 0 }]);
    attendance.noted(LESSON, 'vera', false);
    expect(await spans()).toEqual([{ from: 20_000, to: 30_000 }]);
    at(40_000);
    attendance.noted(LESSON, 'vera', true);
    expect(await spans()).toEqual([
      { from: 20_000, to: 30_000 },
      { from: 40_000, to: 0 },
    ]);
    const held = await store.get(attendedId(LESSON, 'vera'));
    expect(held).toMatchObject({ scope: 'chat:c1', parent: LESSON, by: '@school' });
  });

  test('ends with the lesson', async () => {
    at(20_000);
    attendance.noted(LESSON, 'vera', true);
    await attendance.settled();
    at(50_000);
    await lesson(50_000);
    expect(await spans()).toEqual([{ from: 20_000, to: 50_000 }]);
  });

  test('ends when the hub is switched off, and where it was cut off, with the last that it knew', async () => {
    at(20_000);
    attendance.noted(LESSON, 'vera', true);
    await attendance.settled();
    at(25_000);
    await attendance.stop();
    expect(await spans()).toEqual([{ from: 20_000, to: 25_000 }]);
    attendance = begun();
    at(30_000);
    attendance.noted(LESSON, 'vera', true);
    attendance.noted(LESSON, 'gleb', true);
    await attendance.settled();
    const cutOff = begun();
    at(90_000);
    await cutOff.begin();
    expect(await spans('gleb')).toEqual([{ from: 30_000, to: 30_000 }]);
    await cutOff.stop();
  });

  test('of a lesson that is not here is not written', async () => {
    attendance.noted(stampAt(99), 'vera', true);
    await attendance.settled();
    expect(await store.byKind('attended')).toEqual([]);
  });
});
