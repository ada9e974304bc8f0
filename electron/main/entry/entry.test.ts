import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';
import { Entry } from './entry.ts';
import { DEMO_PIN, FakeParts, REMOTE_PIN, SCHOOL_PIN, TEACHER } from './testing/fake-parts.ts';

const ordinary = { isDemo: false, as: undefined, enterSlip: undefined };
const welcome: EntryState = { phase: 'welcome', error: undefined };
const demoTeacher: EntryState = { phase: 'inside', person: 'teacher', hub: 'embedded', isDemo: true };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-entry-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function setup() {
  const parts = new FakeParts(folder);
  const entry = new Entry(parts);
  const shown: string[] = [];
  entry.onChanged((state) => shown.push(state.phase === 'preparing' ? state.step : state.phase));
  return { parts, entry, shown };
}

test('an empty computer shows the welcome', async () => {
  const { entry, parts } = setup();
  await entry.start(ordinary);
  expect(entry.state).toEqual(welcome);
  expect(parts.asked).toEqual([]);
});

test('the demonstration: hub, school, a choice of people, inside', async () => {
  const { entry, parts, shown } = setup();
  await entry.openDemo();
  expect(entry.state).toEqual({ phase: 'choosePerson', schoolTitle: 'Показательная школа' });
  expect(await entry.choosable()).toEqual([TEACHER]);
  await entry.enterAs('teacher');
  expect(entry.state).toEqual(demoTeacher);
  expect(shown).toEqual(['hub', 'school', 'choosePerson', 'replica', 'inside']);
  expect(parts.opened).toEqual([{ person: 'teacher', addresses: ['127.0.0.1:7443'], keyPin: DEMO_PIN }]);
  expect(parts.asked).toContain('redeem code-teacher');
});

test('pressed twice, the demonstration opens once', async () => {
  const { entry, parts } = setup();
  await Promise.all([entry.openDemo(), entry.openDemo()]);
  expect(parts.asked.filter((word) => word === 'school.openDemo')).toHaveLength(1);
});

test('a person known on this computer enters without a new slip', async () => {
  const { entry, parts } = setup();
  await entry.openDemo();
  await entry.enterAs('teacher');
  await entry.leave();
  expect(parts.isReplicaOpen).toBe(false);
  expect(entry.state.phase).toBe('choosePerson');
  await entry.enterAs('teacher');
  expect(entry.state).toEqual(demoTeacher);
  expect(parts.asked.filter((word) => word.startsWith('redeem'))).toHaveLength(1);
});

test('from the choice of people the way back leads to the welcome', async () => {
  const { entry } = setup();
  await entry.openDemo();
  await entry.leave();
  expect(entry.state).toEqual(welcome);
});

test('nobody is chosen before there is a choice', async () => {
  const { entry } = setup();
  await expect(entry.enterAs('teacher')).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  await expect(entry.choosable()).rejects.toMatchObject({ data: { code: 'notAllowed' } });
});

test('a new school: its founder is inside, and later starts go straight in without waiting for the hub', async () => {
  const { entry } = setup();
  const administrator = { familyName: 'Смирнова', givenName: 'Ольга', middleName: 'Ивановна' };
  await entry.createSchool({ title: 'Школа № 7', locality: '', type: 'general', administrator });
  expect(entry.state).toEqual({ phase: 'inside', person: 'head', hub: 'embedded', isDemo: false });

  const next = setup();
  const gate = Promise.withResolvers<void>();
  next.parts.hubGate = gate.promise;
  await next.entry.start(ordinary);
  expect(next.entry.state).toEqual({ phase: 'inside', person: 'head', hub: 'embedded', isDemo: false });
  expect(next.parts.asked).toEqual(['start /data/hub']);
  gate.resolve();
});

test('a founder who was cut off while entering a new school is let in later', async () => {
  const { entry, parts } = setup();
  parts.isRedeemingBroken = true;
  const administrator = { familyName: 'Смирнова', givenName: 'Ольга', middleName: '' };
  const school = { title: 'Школа № 7', locality: '', type: 'general', administrator } as const;
  await expect(entry.createSchool(school)).rejects.toThrow('hubUnreachable');
  expect(entry.state.phase).toBe('welcome');
  parts.isRedeemingBroken = false;
  await entry.createSchool(school);
  expect(entry.state).toMatchObject({ phase: 'inside', person: 'head' });
  expect(parts.asked.filter((word) => word === 'school.create')).toHaveLength(1);
});

test('a founder who was cut off is let in by the next start', async () => {
  const { entry, parts } = setup();
  parts.isRedeemingBroken = true;
  await entry.chooseRoster('zip');
  await expect(entry.importRoster({ token: 'token-1', administrator: 'staff-1' })).rejects.toThrow();
  const next = setup();
  await next.entry.start(ordinary);
  expect(next.entry.state).toMatchObject({ phase: 'inside', person: 'head' });
});

test('in a real school only people of this computer can be chosen', async () => {
  const { entry } = setup();
  const administrator = { familyName: 'Смирнова', givenName: 'Ольга', middleName: '' };
  await entry.createSchool({ title: 'Школа № 7', locality: '', type: 'general', administrator });
  await entry.leave();
  expect((await entry.choosable()).map((person) => person.id)).toEqual(['head']);
  await expect(entry.enterAs('anna')).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  expect(entry.state.phase).toBe('choosePerson');
  await entry.leave();
  expect(entry.state).toEqual(welcome);
  const next = setup();
  await next.entry.start(ordinary);
  expect(next.entry.state.phase).toBe('choosePerson');
});

test('a roster is picked, named by a token, and imported', async () => {
  const { entry, parts } = setup();
  const preview = await entry.chooseRoster('zip');
  expect(preview).toMatchObject({ token: 'token-1', source: 'roster.zip', schoolTitle: 'Школа № 7' });
  await entry.importRoster({ token: 'token-1', administrator: 'staff-1' });
  expect(entry.state).toMatchObject({ phase: 'inside', person: 'head' });
  expect(parts.opened.at(-1)?.keyPin).toBe(SCHOOL_PIN);
});

test('a roster that was never picked cannot be named', async () => {
  const { entry } = setup();
  const guess = { token: 'guess', administrator: 'staff-1' };
  await expect(entry.importRoster(guess)).rejects.toMatchObject({ data: { code: 'notFound' } });
});

test('a closed file dialog is no answer and no error', async () => {
  const { entry, parts } = setup();
  parts.pickedPath = undefined;
  expect(await entry.chooseRoster('folder')).toBeUndefined();
});

test('a slip leads to the hub of another computer, and the next start too', async () => {
  const { entry } = setup();
  const slip = { address: '192.168.1.9:7443', code: 'code-anna' };
  expect(await entry.previewSlip(slip)).toMatchObject({ personName: 'Анна Петрова' });
  await entry.acceptSlip(slip);
  const inside: EntryState = { phase: 'inside', person: 'anna', hub: 'remote', isDemo: false };
  expect(entry.state).toEqual(inside);

  const next = setup();
  await next.entry.start(ordinary);
  expect(next.entry.state).toEqual(inside);
  expect(next.parts.opened).toEqual([
    { person: 'anna', addresses: ['192.168.1.9:7443'], keyPin: REMOTE_PIN },
  ]);
  expect(next.parts.asked).toEqual([]);
  await next.entry.leave();
  expect(next.entry.state).toEqual(welcome);
});

test('a slip that was used says so and leaves everything as it was', async () => {
  const { entry, parts } = setup();
  const slip = { address: '192.168.1.9:7443', code: 'used' };
  await expect(entry.acceptSlip(slip)).rejects.toMatchObject({ data: { code: 'slipUsed' } });
  expect(entry.state).toMatchObject({ phase: 'welcome', error: { code: 'slipUsed' } });
  expect(parts.isReplicaOpen).toBe(false);
});

test('a hub that does not start leads back to the welcome, with the reason', async () => {
  const { entry, parts } = setup();
  parts.hubError = new AppError('hubPortInUse', { params: { port: 7443 } });
  await expect(entry.openDemo()).rejects.toThrow('hubPortInUse');
  expect(entry.state).toMatchObject({ phase: 'welcome', error: { code: 'hubPortInUse' } });
  parts.hubError = undefined;
  await entry.openDemo();
  expect(entry.state.phase).toBe('choosePerson');
});

async function resumedWith(change: (parts: FakeParts) => void) {
  const first = setup();
  await first.entry.openDemo();
  await first.entry.enterAs('teacher');
  const next = setup();
  change(next.parts);
  const changed = Promise.withResolvers<EntryState>();
  next.entry.onChanged((state) => {
    if (state.phase === 'welcome') changed.resolve(state);
  });
  await next.entry.start(ordinary);
  return { ...next, welcomed: changed.promise };
}

test('a hub of this computer that cannot start any more is told after the start', async () => {
  const { parts, welcomed } = await resumedWith((parts) => {
    parts.hubError = new AppError('hubStoreDamaged');
  });
  expect(await welcomed).toMatchObject({ error: { code: 'hubStoreDamaged' } });
  expect(parts.isReplicaOpen).toBe(false);
});

test('a hub of this computer on another port is followed', async () => {
  const { parts, entry } = await resumedWith((parts) => {
    parts.movedPort = 7500;
  });
  // Leaving runs after what the start of the hub has set off.
  await entry.leave();
  expect(parts.opened.map((data) => data.addresses)).toEqual([['127.0.0.1:7443'], ['127.0.0.1:7500']]);
});

test('messages that only this computer has are not left behind without asking', async () => {
  const { entry, parts } = setup();
  await entry.openDemo();
  await entry.enterAs('teacher');
  parts.waiting = 2;
  parts.confirms = false;
  await entry.leave();
  expect(entry.state).toEqual(demoTeacher);
  expect(parts.isReplicaOpen).toBe(true);
  parts.confirms = true;
  await entry.leave();
  expect(entry.state.phase).toBe('choosePerson');
});

test('the command line opens the demonstration as one person, or with a slip', async () => {
  const demo = setup();
  await demo.entry.start({ ...ordinary, isDemo: true, as: 'teacher' });
  expect(demo.entry.state).toEqual(demoTeacher);
  const slip = setup();
  await slip.entry.start({ ...ordinary, enterSlip: { address: '192.168.1.9:7443', code: 'code-anna' } });
  expect(slip.entry.state).toMatchObject({ phase: 'inside', person: 'anna' });
});

test('inside, no other way in is open', async () => {
  const { entry } = setup();
  await entry.openDemo();
  await entry.enterAs('teacher');
  await expect(entry.openDemo()).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  expect(entry.state).toEqual(demoTeacher);
});
