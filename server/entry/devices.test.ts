import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceRow } from '../../shared/ipc/device-calls.ts';
import { settle } from '../../shared/testing/fake-transport.ts';
import { actPart, part } from '../../shared/testing/make-documents.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { type SessionEnd, SessionHub } from '../../tests/fixtures/session-hub.ts';
import { deviceOf, someDevice } from '../../tests/fixtures/some-device.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';

const NOW = 1_700_000_000_000;
const HOUR_MS = 3600_000;
const turn = () => settle(2000);

let on: SessionHub;
let stamps = 0;
beforeEach(async () => {
  on = new SessionHub(openMemoryStore(), { timers: new ManualTimers(NOW) });
  await fillSmallSchool(on.hub);
});

async function enter(
  person: string,
  deviceName: string,
): Promise<{ readonly end: SessionEnd; readonly device: string }> {
  const key = someDevice();
  const end = on.connect();
  await end.hello(person, key, { deviceName, session: `session${String(++stamps).padStart(9, '0')}` });
  await turn();
  return { end, device: deviceOf(key) };
}

async function list(end: SessionEnd, person = ''): Promise<readonly DeviceRow[] | string> {
  const n = ++stamps;
  end.send({ type: 'call', n, method: 'devices.list', data: { person } });
  await turn();
  const answer = end.all('answer').find((one) => one.n === n)!;
  return answer.ok ? (answer.value as { devices: DeviceRow[] }).devices : answer.error.code;
}

async function signOut(by: string, data: Record<string, unknown>): Promise<unknown> {
  const [verdict] = await on.hub.acceptor.push(by, [actPart(by, 'devices.signOut', data)]);
  await turn();
  return verdict && 'refusal' in verdict ? verdict.refusal.code : 'done';
}
const said = (end: SessionEnd) => end.all('bye').map(({ reason, error }) => `${reason} ${error.code}`);

describe('F-119 the list of devices', () => {
  test('has name, dates and which one this is; the own one always', async () => {
    const home = await enter('pupil', 'nb-home, Linux');
    on.sessions.remove(home.end.session);
    on.timers.advance(2 * HOUR_MS);
    const school = await enter('pupil', 'KAB-12, Windows 11 Pro');
    expect(await list(school.end)).toEqual([
      { device: school.device, name: 'KAB-12, Windows 11 Pro', addedAt: NOW + 2 * HOUR_MS, lastSeenAt: NOW + 2 * HOUR_MS, revokedAt: 0, isThis: true },
      { device: home.device, name: 'nb-home, Linux', addedAt: NOW, lastSeenAt: NOW, revokedAt: 0, isThis: false },
    ]); // prettier-ignore
  });

  test('of somebody else is refused, except to an administrator', async () => {
    const { device } = await enter('pupil', 'КАБ');
    for (const other of ['second', 'mother', 'teacher'])
      expect(await list((await enter(other, 'x')).end, 'pupil')).toBe('notAllowed');
    expect(await list((await enter('admin', 'x')).end, 'pupil')).toMatchObject([{ device, isThis: false }]);
  });

  test('[CRED-8] a computer’s own name stands until the person names it', async () => {
    const { end, device } = await enter('pupil', 'KAB-12');
    const body = { device, name: 'Кабинет химии' };
    await on.hub.acceptor.push('pupil', [actPart('pupil', 'devices.rename', body)]);
    await on.hub.devices.noteHere(device, 'KAB-13');
    expect(await list(end)).toMatchObject([{ name: 'Кабинет химии' }]);
  });

  test('is written down at most once an hour, and a full disk keeps nobody out', async () => {
    const inner = openMemoryStore();
    const noted: number[] = [];
    on = new SessionHub(
      changed(inner, {
        noteSeen: (_device, at) => {
          noted.push(at);
          return Promise.reject(new Error('full'));
        },
      }),
      { timers: new ManualTimers(NOW) },
    );
    await fillSmallSchool(on.hub);
    const { end, device } = await enter('pupil', '');
    expect(said(end)).toEqual([]);
    for (let n = 0; n < 3; n++) {
      on.timers.advance(HOUR_MS / 2);
      await on.hub.devices.noteHere(device).catch(() => undefined);
    }
    expect(noted).toEqual([NOW, NOW + HOUR_MS]);
  });
});

describe('F-119 signing out', () => {
  test('one device ends its sessions at once, and no others', async () => {
    const [home, school] = [await enter('pupil', 'home'), await enter('pupil', 'school')];
    expect(await signOut('pupil', { person: 'pupil', devices: [home.device], keep: '' })).toBe('done');
    expect([said(home.end), said(school.end)]).toEqual([['needsLogin deviceSignedOut'], []]);
    expect(await list(school.end)).toMatchObject([{ revokedAt: 0 }, { device: home.device, revokedAt: NOW }]);
  });

  test('everywhere but here ends all others', async () => {
    const [here, ...others] = [
      await enter('pupil', 'a'),
      await enter('pupil', 'b'),
      await enter('pupil', 'c'),
    ];
    const stranger = await enter('second', 'd');
    await signOut('pupil', { person: 'pupil', devices: [], keep: here.device });
    expect(others.map(({ end }) => said(end))).toEqual([
      ['needsLogin deviceSignedOut'],
      ['needsLogin deviceSignedOut'],
    ]);
    expect([said(here.end), said(stranger.end)]).toEqual([[], []]);
  });

  test('by an administrator, when a computer is lost, ends all of a person’s, and stands in the log', async () => {
    const lost = await enter('pupil', 'a');
    await signOut('admin', { person: 'pupil', devices: [], keep: '' });
    expect(said(lost.end)).toEqual(['needsLogin deviceSignedOut']);
    expect(
      (await on.hub.store.byKind('audit')).map(({ body }) => [body['action'], body['targets']]),
    ).toContainEqual(['devices.signOut', ['pupil']]);
  });

  test('in the middle of a greeting lets nobody in', async () => {
    let during: (() => Promise<unknown>) | undefined;
    const inner = openMemoryStore();
    const countOutside: typeof inner.countOutside = async (...of) => {
      await during?.();
      return inner.countOutside(...of);
    };
    on = new SessionHub(changed(inner, { countOutside }), { timers: new ManualTimers(NOW) });
    await fillSmallSchool(on.hub);
    const key = someDevice();
    const end = on.connect();
    during = () => {
      during = undefined;
      return on.hub.devices.revoke([deviceOf(key)]);
    };
    await end.hello('pupil', key);
    await turn();
    expect([said(end), end.all('welcome'), end.isClosed]).toEqual([['needsLogin deviceSignedOut'], [], true]);
  });

  test('of somebody else is refused, and changes nothing', async () => {
    const { end } = await enter('pupil', 'a');
    for (const other of ['second', 'mother', 'teacher'])
      expect(await signOut(other, { person: 'pupil', devices: [], keep: '' })).toBe('notAllowed');
    expect(said(end)).toEqual([]);
  });
});

describe('a device', () => {
  const device = 'a'.repeat(64);

  test('of one person never becomes another’s, and one that was signed out never comes back', async () => {
    await on.hub.devices.add({ device, person: 'pupil' });
    await expect(on.hub.devices.add({ device, person: 'admin' })).rejects.toThrow('notAllowed');
    await on.hub.devices.add({ device, person: 'pupil' });
    await on.hub.devices.revokeAll('pupil');
    await expect(on.hub.devices.add({ device, person: 'pupil' })).rejects.toThrow('deviceSignedOut');
  });

  test('cannot be written by anybody but the school', async () => {
    const body = { person: 'admin', name: '', namedAt: 0, addedAt: 1, revokedAt: 0 };
    const forged = part({ kind: 'device', id: device, scope: 'keys:admin', by: 'pupil', body });
    expect(await on.hub.acceptor.push('pupil', [forged])).toMatchObject([
      { refusal: { code: 'notAllowed' } },
    ]);
    const asSchool = part({ kind: 'device', id: device, scope: 'keys:admin', body });
    expect(await on.hub.acceptor.push('pupil', [asSchool])).toMatchObject([
      { refusal: { code: 'notAllowed' } },
    ]);
  });

  test('that an earlier version kept in its table becomes a document once, and stays signed out', async () => {
    const old = { device, person: 'pupil', addedAt: 5, revokedAt: 7 };
    let left = [old];
    const store = changed(openMemoryStore(), {
      oldDevices: () => Promise.resolve(left),
      forgetOldDevices: () => Promise.resolve(void (left = [])),
    });
    on = new SessionHub(store);
    await on.hub.devices.begin();
    expect((await on.hub.devices.of(device))?.body).toEqual({
      person: 'pupil',
      name: '',
      namedAt: 0,
      addedAt: 5,
      revokedAt: 7,
    });
    const head = await store.head();
    left = [{ ...old, revokedAt: 0 }];
    await on.hub.devices.begin();
    expect([await store.head(), left, (await on.hub.devices.of(device))?.body.revokedAt]).toEqual([
      head,
      [],
      7,
    ]);
  });
});
