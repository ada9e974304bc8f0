import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { redeemSlip } from '../../electron/replica/slip-client.ts';
import type { OwnDeviceRow } from '../../shared/replica/school/own-devices-query.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let proxy: TcpProxy;
let folder: string;
const desktops: TestDesktop[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  proxy = new TcpProxy({ port: hub.port });
  await proxy.start();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-signed-out-'));
});
afterEach(async () => {
  for (const desktop of desktops.splice(0)) await desktop.close();
  proxy.mend();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await proxy.stop();
  await hub.remove();
});

type Vault = NonNullable<Parameters<typeof TestDesktop.enter>[3]>;

async function enter(address: string, vault?: Vault): Promise<TestDesktop> {
  const desktop = await TestDesktop.enter(hub, 'pupil', address, vault);
  desktops.push(desktop);
  await desktop.live();
  return desktop;
}
const newVault = (): Vault => ({
  path: join(folder, 'replica.db'),
  key: new Uint8Array(randomBytes(32)),
  mustExist: false,
});
const direct = () => `127.0.0.1:${hub.port}`;

/** The own devices as a desktop shows them, once they are as a test wants them. */
function devices(of: TestDesktop, isReached: (rows: readonly OwnDeviceRow[]) => boolean) {
  return of.until('school.ownDevices', {}, isReached);
}
async function own(of: TestDesktop): Promise<string> {
  const rows = await devices(of, (all) => all.some(({ isThis }) => isThis));
  return rows.find(({ isThis }) => isThis)!.device;
}
const signOut = (by: TestDesktop, data: { devices: string[]; keep: string }) =>
  by.open.replica.school.act({
    action: 'devices.signOut',
    data: { person: 'pupil', ...data },
    reason: '',
    clause: 'P-2.5(4)',
  });
const isSignedOut = (of: TestDesktop) =>
  of.until(
    'connection',
    {},
    ({ state }) => state.kind === 'needsLogin' && state.error.code === 'deviceSignedOut',
  );

describe('F-119 a device that is signed out', () => {
  test('F-119 is told at once, from another desktop, and the other one goes on', async () => {
    const [lost, here] = [await enter(direct()), await enter(direct())];
    await signOut(here, { devices: [await own(lost)], keep: '' });
    await isSignedOut(lost);
    const rows = await devices(here, (all) => all.some(({ revokedAt }) => revokedAt > 0));
    expect(rows.find(({ isThis }) => isThis)).toMatchObject({ revokedAt: 0 });
    await here.live();
  });

  test('F-119 without a link is marked at once, and is out when the link is back', async () => {
    const lost = await enter(direct());
    const here = await enter(proxy.address);
    const device = await own(lost);
    proxy.cut();
    await here.until('connection', {}, ({ state }) => state.kind === 'offline');
    await signOut(here, { devices: [], keep: await own(here) });
    const waiting = await devices(here, (all) => all.some(({ isWaiting }) => isWaiting));
    expect(waiting.filter(({ isWaiting }) => isWaiting).map((row) => row.device)).toContain(device);
    proxy.mend();
    here.open.replicator.reconnect();
    await isSignedOut(lost);
    await devices(here, (all) => all.every(({ isWaiting }) => !isWaiting));
    await here.live();
  });

  test('F-119 keeps what waits, and sends it when the person has entered anew into the same vault', async () => {
    const vault = newVault();
    const lost = await enter(proxy.address, vault);
    const device = await own(lost);
    proxy.cut();
    await lost.until('connection', {}, ({ state }) => state.kind === 'offline');
    const { id } = await lost.send('c1', 'осталось здесь');
    await hub.hub.devices.revoke([device]);
    proxy.mend();
    lost.open.replicator.reconnect();
    await isSignedOut(lost);
    expect((await lost.open.replica.unsentCount()).waitingMessages).toBe(1);
    expect(await hub.hub.store.get(id)).toBeUndefined();
    await lost.close();
    desktops.splice(0);
    const again = await enter(direct(), { ...vault, mustExist: true });
    await again.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
    expect(await hub.hub.store.get(id)).toMatchObject({ by: 'pupil', body: { text: 'осталось здесь' } });
  });

  test('the slip with which it came in lets it in no more', async () => {
    const slip = await hub.hub.slips.issue({ person: 'pupil', maker: SCHOOL_WRITER });
    const key = newDeviceKey();
    const entry = { address: direct(), code: slip.code, devicePublicKey: key.publicKey };
    await redeemSlip(entry);
    await hub.hub.devices.revoke([Buffer.from(key.publicKey).toString('hex')]);
    await expect(redeemSlip(entry)).rejects.toMatchObject({ data: { code: 'slipUsed' } });
  });
});
