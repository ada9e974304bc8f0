import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';
import type { EntryStart } from './entry.ts';
import { anna, code, Computer, ordinary, OTHER_PIN, PIN, slip, welcome } from './testing/computer.ts';
import { DEMO_PIN, type FakeParts, REMOTE_PIN, SCHOOL_PIN, TEACHER } from './testing/fake-parts.ts';

const demoTeacher = { phase: 'inside', person: 'teacher', hub: 'embedded', isDemo: true, isLockable: false };
const founder = { phase: 'inside', person: 'head', hub: 'embedded', isDemo: false, isLockable: true };
const byLists = {
  token: 'token-1',
  administrator: 'staff-1',
  order: { number: '12-о', date: '2026-08-28' },
  file: 'order',
};
const school = {
  file: 'order',
  school: {
    title: 'Школа № 7',
    locality: '',
    type: 'general',
    address: '',
    phone: '',
    email: '',
    logo: '',
  },
  order: { number: '12-о', date: '2026-09-01' },
  administrator: {
    familyName: 'Смирнова',
    givenName: 'Ольга',
    middleName: 'Ивановна',
    position: '',
    contact: '',
  },
  head: { familyName: 'Орлов', givenName: 'Пётр', middleName: '' },
} as const;

let computer: Computer;
beforeEach(() => {
  computer = new Computer();
});
afterEach(() => computer.remove());
const setup = () => computer.setup();
const started = (of?: EntryStart) => computer.started(of);
const annaInside = () => computer.annaInside();

describe('the demonstration', () => {
  test('an empty computer shows the welcome', async () => {
    const { entry, parts } = await started();
    expect(entry.state).toEqual(welcome);
    expect(parts.asked).toEqual([]);
  });

  test('is one click: hub, school, a choice of people, inside, without a PIN', async () => {
    const { entry, parts, shown } = setup();
    await entry.openDemo();
    expect(entry.state).toEqual({ phase: 'choosePerson', schoolTitle: 'Показательная школа' });
    expect(await entry.choosable()).toEqual([TEACHER]);
    await entry.enterAs('teacher');
    expect(entry.state).toMatchObject(demoTeacher);
    expect(shown).toEqual(['hub', 'school', 'choosePerson', 'replica', 'inside']);
    // The addresses behind the first one stand on the slips that are made here.
    const addresses = ['127.0.0.1:7443', '192.168.1.5:7443'];
    expect(parts.opened).toEqual([{ person: 'teacher', addresses, keyPin: DEMO_PIN }]);
    expect(parts.asked).toContain('redeem code-teacher');
  });

  test('pressed twice opens once', async () => {
    const { entry, parts } = setup();
    await Promise.all([entry.openDemo(), entry.openDemo()]);
    expect(parts.asked.filter((word) => word === 'school.openDemo')).toHaveLength(1);
  });

  test('lets a person in again without a new slip, into the same vault', async () => {
    const { entry, door, parts } = setup();
    await entry.openDemo();
    await entry.enterAs('teacher');
    await door.leave();
    expect(parts.isReplicaOpen).toBe(false);
    expect(entry.state.phase).toBe('choosePerson');
    await entry.enterAs('teacher');
    expect(entry.state).toMatchObject(demoTeacher);
    expect(parts.asked.filter((word) => word.startsWith('redeem'))).toHaveLength(1);
    expect(new Set(parts.keys).size).toBe(1);
  });

  test('goes straight in at the next start, and out to the beginning when one wants', async () => {
    const first = setup();
    await first.entry.openDemo();
    await first.entry.enterAs('teacher');
    const { entry, door } = await started();
    expect(entry.state).toMatchObject(demoTeacher);
    await door.leave();
    await door.leave();
    expect(entry.state).toEqual(welcome);
  });

  test('a person may take a PIN, and is asked for it from then on', async () => {
    const { entry, own, door } = setup();
    await entry.openDemo();
    await entry.enterAs('teacher');
    await own.changeSecret('', PIN);
    expect(entry.state).toMatchObject({ ...demoTeacher, isLockable: true });
    await door.leave();
    await entry.enterAs('teacher');
    expect(entry.state).toMatchObject({ phase: 'locked' });
    const vault = entry.state.phase === 'locked' ? entry.state.vault : '';
    await expect(door.unlock(vault, '0000')).rejects.toMatchObject(code('secretWrong'));
    await door.unlock(vault, '2580');
    expect(entry.state).toMatchObject({ ...demoTeacher, isLockable: true });
    expect((await started()).entry.state).toEqual({ phase: 'locked', vault });
  });

  test('nobody is chosen before there is a choice', async () => {
    const { entry } = setup();
    await expect(entry.enterAs('teacher')).rejects.toMatchObject(code('notAllowed'));
    await expect(entry.choosable()).rejects.toMatchObject(code('notAllowed'));
  });

  test('inside, no other way in is open', async () => {
    const { entry } = setup();
    await entry.openDemo();
    await entry.enterAs('teacher');
    await expect(entry.openDemo()).rejects.toMatchObject(code('notAllowed'));
    await expect(entry.acceptSlip(slip)).rejects.toMatchObject(code('notAllowed'));
    expect(entry.state).toMatchObject(demoTeacher);
  });
});

describe('a new school', () => {
  test('asks its founder for a PIN, and later starts ask for it again without waiting for the hub', async () => {
    const { entry } = setup();
    await entry.createSchool(school);
    expect(entry.state).toEqual(welcome);
    await entry.enterSchool();
    expect(entry.state).toMatchObject({
      phase: 'newSecret',
      personName: 'Смирнова Ольга Ивановна',
      why: 'first',
      allowedKinds: ['pin', 'phrase'],
      hasDeviceStore: true,
    });
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject(founder);

    const next = setup();
    const gate = Promise.withResolvers<void>();
    next.parts.hubGate = gate.promise;
    await next.entry.start(ordinary);
    expect(next.entry.state).toMatchObject({ phase: 'locked' });
    // Other computers depend on this hub, so it does not wait for anybody's PIN.
    expect(next.parts.asked).toEqual(['start /data/hub']);
    const vault = next.entry.state.phase === 'locked' ? next.entry.state.vault : '';
    await next.door.unlock(vault, '2580');
    expect(next.entry.state).toMatchObject(founder);
    gate.resolve();
  });

  test('its founder takes a pass phrase where the computer keeps no secrets', async () => {
    const { entry, parts } = setup();
    parts.store.isAvailable = false;
    await entry.createSchool(school);
    await entry.enterSchool();
    expect(entry.state).toMatchObject({ allowedKinds: ['phrase'], hasDeviceStore: false });
    await expect(entry.newSecret(PIN)).rejects.toMatchObject(code('notAllowed'));
    await entry.newSecret({ kind: 'phrase', text: 'снег идёт в мае' });
    expect(entry.state).toMatchObject(founder);
  });

  test('a founder who was cut off while entering is let in later, and the school is made once', async () => {
    const { entry, parts } = setup();
    await entry.createSchool(school);
    await entry.enterSchool();
    parts.isRedeemingBroken = true;
    await expect(entry.newSecret(PIN)).rejects.toThrow('hubUnreachable');
    expect(entry.state.phase).toBe('newSecret');
    await entry.cancelNewSecret();
    expect(entry.state).toEqual(welcome);
    parts.isRedeemingBroken = false;
    expect(await entry.createSchool(school)).toEqual({ head: undefined, administrator: undefined });
    await entry.enterSchool();
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject(founder);
    expect(parts.asked.filter((word) => word === 'school.create')).toHaveLength(1);
  });

  test('F-001 gives out the slips to print and waits where it is until they are', async () => {
    const { entry, parts } = setup();
    const slips = await entry.createSchool(school);
    expect(slips).toMatchObject({ head: { code: 'code-director' }, administrator: { code: 'code-head' } });
    expect(entry.state).toEqual(welcome);
    expect(parts.asked).toEqual(['start /data/hub', 'school.create']);
    // A power cut here: the founder is asked for a PIN all the same.
    expect((await started()).entry.state).toMatchObject({ phase: 'newSecret', why: 'first' });
  });

  test('F-001 the order has to be a file that was picked here', async () => {
    const { entry, parts } = setup();
    await expect(entry.createSchool({ ...school, file: 'guess' })).rejects.toMatchObject(code('notFound'));
    expect(parts.asked).toEqual([]);
  });

  test('nobody goes into a school that was not founded', async () => {
    const { entry } = setup();
    await expect(entry.enterSchool()).rejects.toMatchObject(code('notFound'));
    expect(entry.state).toMatchObject({ phase: 'welcome', error: { code: 'notFound' } });
  });

  test('a founder who was cut off is asked for a PIN by the next start', async () => {
    const { entry } = setup();
    await entry.chooseRoster('zip');
    await entry.importRoster(byLists);
    const next = await started();
    expect(next.entry.state).toMatchObject({ phase: 'newSecret', why: 'first' });
    await next.entry.newSecret(PIN);
    expect(next.entry.state).toMatchObject(founder);
  });

  test('a bad PIN is said and changes nothing', async () => {
    const { entry, parts } = setup();
    await entry.createSchool(school);
    await entry.enterSchool();
    await expect(entry.newSecret({ kind: 'pin', text: '12' })).rejects.toMatchObject(code('secretTooShort'));
    await expect(entry.newSecret({ kind: 'pin', text: '1234' })).rejects.toMatchObject(
      code('secretTooSimple'),
    );
    expect(entry.state.phase).toBe('newSecret');
    expect(parts.vaults.list()).toEqual([]);
  });

  test('a roster is picked, named by a token, and imported', async () => {
    const { entry, parts } = setup();
    const preview = await entry.chooseRoster('zip');
    expect(preview).toMatchObject({ token: 'token-1', source: 'roster.zip', schoolTitle: 'Школа № 7' });
    await entry.importRoster(byLists);
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject(founder);
    expect(parts.opened.at(-1)?.keyPin).toBe(SCHOOL_PIN);
  });

  test('a roster that was never picked cannot be named, and a closed file dialog is no error', async () => {
    const { entry, parts } = setup();
    const guess = { ...byLists, token: 'guess' };
    await expect(entry.importRoster(guess)).rejects.toMatchObject(code('notFound'));
    parts.pickedPath = undefined;
    expect(await entry.chooseRoster('folder')).toBeUndefined();
  });
});

describe('a slip', () => {
  test('leads to the hub of another computer after a PIN was thought of', async () => {
    const { entry, parts } = setup();
    expect(await entry.previewSlip(slip)).toMatchObject({ personName: 'Анна Петрова' });
    await entry.acceptSlip(slip);
    // Nothing is used up before the person has a PIN.
    expect(parts.asked.filter((word) => word.startsWith('redeem'))).toEqual([]);
    expect(entry.state).toMatchObject({ phase: 'newSecret', personName: 'Анна Петрова', why: 'first' });
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject(anna);
    expect(parts.opened).toEqual([{ person: 'anna', addresses: ['192.168.1.9:7443'], keyPin: REMOTE_PIN }]);
  });

  test('of the demonstration needs no PIN', async () => {
    const { entry, parts } = setup();
    parts.isDemoSchool = true;
    await entry.acceptSlip(slip);
    expect(entry.state).toMatchObject({ ...anna, isLockable: false });
  });

  test('that was used says so and leaves everything as it was', async () => {
    const { entry, parts } = setup();
    await expect(entry.acceptSlip({ ...slip, code: 'used' })).rejects.toMatchObject(code('slipUsed'));
    expect(entry.state).toMatchObject({ phase: 'welcome', error: { code: 'slipUsed' } });
    expect(parts.isReplicaOpen).toBe(false);
  });

  test('for somebody who is here already takes the place of the old vault, unless something there is unsent', async () => {
    const { door, parts, vault } = await annaInside();
    await door.leave();
    const again = await started();
    await again.entry.acceptSlip(slip, OTHER_PIN);
    expect(again.parts.vaults.list().map(({ id }) => id)).not.toContain(vault);
    expect(again.parts.vaults.list()).toHaveLength(1);
    again.parts.waiting = 2;
    await again.door.lock();
    const third = await started();
    await third.entry.acceptSlip(slip, PIN);
    expect(third.parts.vaults.list()).toHaveLength(2);
    expect(parts.isReplicaOpen).toBe(false);
  });
});

describe('the hub of this computer', () => {
  test('that does not start leads back to the welcome, with the reason', async () => {
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

  test('that cannot start any more is told after the start', async () => {
    const { parts, welcomed } = await resumedWith((parts) => {
      parts.hubError = new AppError('hubStoreDamaged');
    });
    expect(await welcomed).toMatchObject({ error: { code: 'hubStoreDamaged' } });
    expect(parts.isReplicaOpen).toBe(false);
  });

  test('on another port is followed', async () => {
    const { parts, door } = await resumedWith((parts) => {
      parts.movedPort = 7500;
    });
    // Leaving runs after what the start of the hub has set off.
    await door.leave();
    expect(parts.opened.map((data) => data.addresses)).toEqual([
      ['127.0.0.1:7443', '192.168.1.5:7443'],
      ['127.0.0.1:7500', '192.168.1.5:7500'],
    ]);
  });

  test('under another address of the network is followed, so that slips name it', async () => {
    const { parts, door } = await resumedWith((parts) => {
      parts.networkHost = '192.168.1.77';
    });
    await door.leave();
    expect(parts.opened.at(-1)?.addresses).toEqual(['127.0.0.1:7443', '192.168.1.77:7443']);
  });
});

describe('the command line', () => {
  test('opens the demonstration as one person', async () => {
    const { entry } = await started({ ...ordinary, isDemo: true, as: 'teacher' });
    expect(entry.state).toMatchObject(demoTeacher);
  });

  test('enters with a slip and a PIN, and by the PIN at the next start', async () => {
    const first = await started({ ...ordinary, enterSlip: slip, secret: PIN });
    expect(first.entry.state).toMatchObject(anna);
    expect((await started()).entry.state).toMatchObject({ phase: 'locked' });
    const next = await started({ ...ordinary, secret: PIN });
    expect(next.entry.state).toMatchObject(anna);
  });

  test('enters with a slip alone where a PIN has to be thought of: it asks', async () => {
    const { entry } = await started({ ...ordinary, enterSlip: slip });
    expect(entry.state).toMatchObject({ phase: 'newSecret' });
  });
});

test('a computer whose store of secrets is lost says so, and begins anew when a person wants', async () => {
  const { vault } = await annaInside();
  const next = setup();
  next.parts.store.isOpen = false;
  await next.entry.start(ordinary);
  expect(next.entry.state).toMatchObject({ phase: 'welcome', error: { code: 'deviceStoreLost' } });
  next.parts.store.isOpen = true;
  await next.door.beginAnew();
  expect(next.entry.state).toEqual(welcome);
  expect(next.parts.vaults.get(vault)).toBeUndefined();
  await expect(next.door.beginAnew()).rejects.toMatchObject(code('notAllowed'));
});
