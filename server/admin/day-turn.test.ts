import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { actPart, kinshipPart, personCard } from '../../shared/testing/make-documents.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { DayTurn } from './day-turn.ts';

const HOUR_MS = 3600_000;
/** Noon of 10 September in a school whose clocks are seven hours ahead of UTC. */
const NOON = Date.parse('2026-09-10T05:00:00Z');

let timers: ManualTimers;
let store: HubStore;
let hub: Hub;
let dayTurn: DayTurn;
const faults: unknown[] = [];

beforeEach(async () => {
  timers = new ManualTimers(NOON);
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: '00'.repeat(32), now: () => timers.now(), addresses: () => [] });
  await hub.acceptor.begin();
  await fillSmallSchool(hub);
  const school = (await hub.school())!;
  await hub.acceptor.writeAsSchool([
    hub.documents.make('school', {
      id: school.id,
      scope: 'school',
      body: { ...school.body, offsetMinutes: 420 },
    }),
    personCard('head', ['head'], { isVerified: true }),
    personCard('deputy', ['teacher'], { isVerified: true }),
    ...['deputy', 'teacher'].map((person) =>
      hub.documents.make('slipuse', {
        id: hub.clock.stamp(),
        scope: 'slip:admin',
        body: { slip: hub.clock.stamp(), person, request: '', device: '', at: NOON },
      }),
    ),
  ]);
  dayTurn = start();
  await dayTurn.turn();
});
afterEach(async () => {
  dayTurn.stop();
  expect(faults.splice(0)).toEqual([]);
  await store.close();
});

function start(): DayTurn {
  return new DayTurn({ hub, timers, onFault: (fault) => faults.push(fault) });
}

async function does(by: string, action: string, data: Record<string, unknown>): Promise<string> {
  const stamp = hub.clock.stamp();
  const [verdict] = await hub.acceptor.push(by, [actPart(by, action, data, { stamp })]);
  return verdict && 'refusal' in verdict ? verdict.refusal.code : 'done';
}
async function appoint(by: string, of: Record<string, unknown>): Promise<string> {
  const id = hub.clock.stamp();
  const order = { number: '7', date: '2026-09-09', paper: '' };
  const data = {
    id,
    person: 'deputy',
    role: 'head',
    isActing: true,
    order,
    from: '2026-09-12',
    until: '',
    ...of,
  };
  expect(await does(by, 'roles.appoint', data)).toBe('done');
  return id;
}
const factsOf = (person: string) => hub.facts.of(person);

/** Lets hours pass one by one and waits for what falls due in each. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour++) {
    timers.advance(HOUR_MS);
    await dayTurn.turn();
  }
}
async function logged(action: string) {
  const lines = await store.byKind('audit');
  return lines.flatMap((one) => (isOfKind(one, 'audit') && one.body.action === action ? [one.body] : []));
}

describe('F-129 an acting head', () => {
  test('F-129 has the rights from the first to the last day of the order, by the school’s own days', async () => {
    await appoint('admin', { from: '2026-09-12', until: '2026-09-13' });
    const days: Record<string, boolean> = {};
    for (let day = 10; day <= 15; day++) {
      days[day] = (await factsOf('deputy')).isHead;
      await pass(24);
    }
    expect(days).toEqual({ 10: false, 11: false, 12: true, 13: true, 14: false, 15: false });
    expect((await factsOf('deputy')).roles).toEqual(['teacher']);
  });

  test('F-129 begins and ends at midnight in the school, whoever is awake', async () => {
    await appoint('admin', { from: '2026-09-11', until: '2026-09-11' });
    timers.advance(12 * HOUR_MS - 1);
    await hub.acceptor.between(() => Promise.resolve());
    expect((await factsOf('deputy')).isHead).toBe(false);
    const began = Promise.withResolvers<void>();
    hub.acceptor.onAccepted((documents) => documents.some(({ id }) => id === 'deputy') && began.resolve());
    timers.advance(1);
    await began.promise;
    expect((await factsOf('deputy')).isHead).toBe(true);
  });

  test('F-129 begins and ends also while the hub is off', async () => {
    await appoint('admin', { from: '2026-09-11', until: '2026-09-20' });
    dayTurn.stop();
    timers.advance(48 * HOUR_MS);
    expect((await factsOf('deputy')).isHead).toBe(false);
    dayTurn = start();
    await dayTurn.turn();
    expect((await factsOf('deputy')).isHead).toBe(true);
    expect(timers.planned).toBe(1);
  });

  test('F-129 every change of the calendar stands in the log as nobody’s doing', async () => {
    const id = await appoint('admin', { from: '2026-09-11', until: '2026-09-11' });
    await pass(48);
    expect(await logged('day.turned')).toMatchObject([
      { actor: '@school', targets: ['deputy', id], act: '' },
      { actor: '@school', targets: ['deputy', id], act: '' },
    ]);
  });

  test('F-129 a day on which nothing changes writes nothing', async () => {
    const before = await store.head();
    await pass(72);
    expect(await store.head()).toBe(before);
  });
});

describe('F-129 the replacement of the administrator', () => {
  test('F-129 the head appoints a new one by a new order when the old one is unavailable', async () => {
    const id = await appoint('head', {
      person: 'teacher',
      role: 'administrator',
      isActing: false,
      from: '2026-09-10',
    });
    expect((await factsOf('teacher')).isAdministrator).toBe(true);
    expect(await does('teacher', 'school.edit', { title: 'Школа' })).toBe('done');
    expect(await logged('roles.appoint')).toMatchObject([{ actor: 'head', targets: ['teacher', id] }]);
  });

  test('an appointment goes with whoever leaves the school, and does not come back with them', async () => {
    const id = await appoint('admin', { from: '2026-09-10' });
    const card = (await store.get('deputy'))!;
    if (!isOfKind(card, 'person')) throw new Error('no card');
    const write = (leftAt: number, roles = card.body.roles) =>
      hub.acceptor.writeAsSchool([
        hub.documents.make('person', {
          id: 'deputy',
          scope: 'school',
          body: { ...card.body, roles, leftAt },
        }),
      ]);
    await write(NOON);
    await dayTurn.turn();
    expect(await store.get(id)).toMatchObject({ body: { endedFrom: '2026-09-10' } });
    await write(0);
    await dayTurn.turn();
    expect((await factsOf('deputy')).roles).toEqual(['teacher']);
    expect((await logged('day.turned'))[0]).toMatchObject({ actor: '@school', targets: ['deputy', id] });
  });
});

describe('D-10 whoever worked here and stays as a parent', () => {
  test('D-10 keeps no appointment, and the next day brings none back', async () => {
    const id = await appoint('head', {
      person: 'teacher',
      role: 'administrator',
      isActing: false,
      from: '2026-09-10',
    });
    const card = (await store.get('teacher'))!;
    if (!isOfKind(card, 'person')) throw new Error('no card');
    const roles = [...card.body.roles, 'parent' as const];
    const body = { ...card.body, roles };
    await hub.acceptor.writeAsSchool([
      hub.documents.make('person', { id: 'teacher', scope: 'school', body }),
      kinshipPart('second', 'teacher'),
    ]);
    expect(await does('admin', 'move.leave', { person: 'teacher', role: '' })).toBe('done');
    expect(await store.get(id)).toMatchObject({ body: { endedFrom: '2026-09-10' } });
    await pass(48);
    expect(await factsOf('teacher')).toMatchObject({ roles: ['parent'], isPresent: true });
  });
});

describe('F-002 by direct calls', () => {
  test.each(['teacher', 'pupil', 'mother'])('refuses when not allowed: %s', async (who) => {
    const before = await store.head();
    const order = { number: '7', date: '2026-09-09', paper: '' };
    const of = { isActing: false, order, from: '2026-09-10', until: '' };
    for (const person of [who, 'deputy']) {
      const data = { id: hub.clock.stamp(), person, role: 'administrator', ...of };
      expect(await does(who, 'roles.appoint', data)).toBe('notAllowed');
    }
    expect(await store.head()).toBe(before);
  });

  test('F-014 an invited teacher who never came is refused by the hub, too', async () => {
    await hub.acceptor.writeAsSchool([personCard('absent', ['teacher'], { isVerified: true })]);
    const order = { number: '7', date: '2026-09-09', paper: '' };
    const data = { id: hub.clock.stamp(), person: 'absent', role: 'administrator', isActing: false, order };
    expect(await does('admin', 'roles.appoint', { ...data, from: '2026-09-10', until: '' })).toBe(
      'notAllowed',
    );
  });
});
