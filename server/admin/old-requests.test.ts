import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { JoinRequestBody } from '../../shared/schema/join-request.ts';
import { actPart } from '../../shared/testing/make-documents.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { DayTurn } from './day-turn.ts';

const DAY_MS = 24 * 3600_000;
const NOW = Date.parse('2026-09-10T05:00:00Z');
const WRITTEN = { familyName: 'Новикова', givenName: 'Вера', middleName: 'Павловна' };

let timers: ManualTimers;
let store: HubStore;
let hub: Hub;
let dayTurn: DayTurn;
const faults: unknown[] = [];

beforeEach(async () => {
  timers = new ManualTimers(NOW);
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: '00'.repeat(32), now: () => timers.now(), addresses: () => [] });
  await hub.acceptor.begin();
  await fillSmallSchool(hub);
  dayTurn = new DayTurn({ hub, timers, onFault: (fault) => faults.push(fault) });
  await dayTurn.turn();
});
afterEach(async () => {
  dayTurn.stop();
  expect(faults.splice(0)).toEqual([]);
  await store.close();
});

async function request(of: Partial<JoinRequestBody> = {}): Promise<string> {
  const id = hub.clock.stamp();
  const body: JoinRequestBody = {
    ...WRITTEN,
    role: 'pupil',
    classroom: 'k1',
    note: 'новенькая, с августа',
    slip: '',
    email: 'mother@example.org',
    isEmailConfirmed: true,
    device: 'a'.repeat(64),
    state: 'open',
    person: '',
    ...of,
  };
  await hub.acceptor.writeAsSchool([hub.documents.make('joinrequest', { id, scope: 'admin', body })]);
  return id;
}
async function refuse(id: string): Promise<void> {
  const act = actPart(
    'admin',
    'requests.refuse',
    { request: id },
    { stamp: hub.clock.stamp(), reason: 'Нет' },
  );
  expect(await hub.acceptor.push('admin', [act])).toMatchObject([{ acceptance: {} }]);
}
async function pass(days: number): Promise<void> {
  timers.advance(days * DAY_MS);
  await dayTurn.turn();
}
async function emptied() {
  const lines = await store.byKind('audit');
  return lines.flatMap((line) =>
    isOfKind(line, 'audit') && line.body.action === 'requests.emptied' ? [line.body] : [],
  );
}

describe('F-016 requests of whom the school did not let in', () => {
  test('F-016 lose name, note and e-mail 30 days after they were refused or withdrawn', async () => {
    const refused = await request();
    const withdrawn = await request({ state: 'withdrawn' });
    await pass(10);
    await refuse(refused);
    await pass(29);
    expect(await store.get(refused)).toMatchObject({ body: { ...WRITTEN, state: 'refused' } });
    const gone = { familyName: '—', givenName: '—', middleName: '', note: '', email: '' };
    expect(await store.get(withdrawn)).toMatchObject({ body: { ...gone, state: 'withdrawn' } });
    await pass(1);
    const held = await store.get(refused);
    expect(held).toMatchObject({ body: { ...gone, state: 'refused', role: 'pupil', classroom: 'k1' } });
    expect(JSON.stringify(held)).not.toMatch(/Новикова|Вера|новенькая|example/);
    expect(await emptied()).toMatchObject([
      { actor: '@school', targets: [withdrawn], act: '' },
      { actor: '@school', targets: [refused], act: '' },
    ]);
  });

  test('F-016 that wait or were accepted keep them', async () => {
    const open = await request();
    const accepted = await request({ state: 'accepted', person: 'second' });
    await pass(400);
    for (const id of [open, accepted]) expect(await store.get(id)).toMatchObject({ body: WRITTEN });
    expect(await emptied()).toEqual([]);
  });

  test('are emptied once, all in one line, also by a hub that was off meanwhile', async () => {
    const ids = [await request({ state: 'withdrawn' }), await request({ state: 'refused' })];
    dayTurn.stop();
    timers.advance(90 * DAY_MS);
    dayTurn = new DayTurn({ hub, timers, onFault: (fault) => faults.push(fault) });
    await dayTurn.turn();
    const [line, ...others] = await emptied();
    expect([...(line?.targets ?? [])].sort()).toEqual([...ids].sort());
    expect(others).toEqual([]);
    const head = await store.head();
    await pass(60);
    expect(await store.head()).toBe(head);
  });
});
