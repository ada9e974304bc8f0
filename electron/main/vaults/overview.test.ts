import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultPolicy } from '../../../shared/ipc/vault-channels.ts';
import { VaultKeeping } from './overview.ts';
import { fakeDeviceStore } from './testing/fake-device-store.ts';
import type { VaultCard } from './lid.ts';
import { Vaults } from './vaults.ts';

const MONTH_MS = 31 * 24 * 3600_000;
const CHEAP = { cost: 2 ** 4, blockSize: 8, parallel: 1 };

let folder = '';
let now = 0;
let vaults: Vaults;
let policy: VaultPolicy;
let openVault = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-keeping-'));
  now = 1_700_000_000_000;
  policy = { unusedMonths: 12, quotaGigabytes: 5 };
  openVault = '';
  vaults = new Vaults({
    folder,
    store: fakeDeviceStore(),
    platform: 'linux',
    stretchCost: CHEAP,
    now: () => now,
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function keeping(): VaultKeeping {
  return new VaultKeeping({
    vaults,
    policy: {
      get current() {
        return policy;
      },
    },
    hasDemo: () => false,
    openVault: () => openVault,
    now: () => now,
  });
}

async function make(name: string, of: Partial<VaultCard> = {}, hasPin = true): Promise<string> {
  const prepared = await vaults.prepare(hasPin ? { kind: 'pin', text: '2580' } : undefined);
  const { id } = await prepared.keep({
    card: {
      person: name,
      name,
      roles: ['pupil'],
      schoolTitle: 'Школа',
      place: 'remote',
      isDemo: false,
      addresses: ['10.0.0.1:7443'],
      keyPin: 'a'.repeat(64),
      ...of,
    },
    inside: { deviceKey: 'AAAA', deviceNumber: '000000000000', autoLockMinutes: 10 },
    recoveryKey: undefined,
  });
  return id;
}

describe('the choice of a person', () => {
  test('shows names, last used first, and people of the demonstration only with a PIN', async () => {
    await make('anna');
    now += 1000;
    await make('boris');
    await make('visitor', { place: 'demo', isDemo: true }, false);
    now += 1000;
    await make('guest', { place: 'demo', isDemo: true });
    const { people } = await keeping().people();
    expect(people.map(({ name }) => name)).toEqual(['guest', 'boris', 'anna']);
    expect(Object.keys(people[0]!)).not.toContain('sizeBytes');
  });

  test('says when a vault is damaged, and when the computer has no store of secrets', async () => {
    const broken = await make('anna');
    writeFileSync(join(folder, broken, 'vault.json'), 'nonsense');
    const store = fakeDeviceStore();
    vaults = new Vaults({ folder, store, platform: 'linux', stretchCost: CHEAP, now: () => now });
    await vaults.load();
    expect(await keeping().people()).toMatchObject({
      people: [],
      faults: [{ code: 'vaultDamaged' }],
      hasDeviceStore: true,
    });
  });
});

describe('G-10 clean-up', () => {
  test('G-10 offers only vaults that nobody opened for longer than the policy says and that hold nothing unsent', async () => {
    const idle = await make('idle');
    const waiting = await make('waiting');
    const crashed = await make('crashed');
    await vaults.noteClosed(waiting, 2);
    await vaults.noteOpened(crashed);
    now += 11 * MONTH_MS;
    expect((await keeping().people()).unused).toEqual([]);
    now += 2 * MONTH_MS;
    await make('fresh');
    expect((await keeping().people()).unused).toEqual([idle]);
    policy = { ...policy, unusedMonths: 0 };
    expect((await keeping().people()).unused).toEqual([]);
  });

  test('G-10 removes nothing with unsent messages unless their number was named', async () => {
    const waiting = await make('waiting');
    await vaults.noteClosed(waiting, 3);
    await expect(keeping().removeUnused(waiting, 3)).rejects.toMatchObject({ data: { code: 'notAllowed' } });
    now += 13 * MONTH_MS;
    for (const told of [0, 2, 4]) {
      await expect(keeping().removeUnused(waiting, told)).rejects.toMatchObject({
        data: { code: 'vaultHasUnsent', params: { count: 3 } },
      });
    }
    expect(existsSync(join(folder, waiting))).toBe(true);
    await keeping().removeUnused(waiting, 3);
    expect(existsSync(join(folder, waiting))).toBe(false);
  });

  test('G-10 never offers the vault that is open', async () => {
    openVault = await make('anna');
    now += 20 * MONTH_MS;
    expect((await keeping().people()).unused).toEqual([]);
    await expect(keeping().removeUnused(openVault, 0)).rejects.toMatchObject({
      data: { code: 'notAllowed' },
    });
  });
});

test('G-10 sizes are shown to whoever is inside, and a full quota is said', async () => {
  const anna = await make('anna');
  writeFileSync(join(folder, anna, 'replica.db'), Buffer.alloc(50_000));
  openVault = anna;
  const overview = await keeping().overview();
  expect(overview.rows).toMatchObject([
    { name: 'anna', isOwn: true, usedAt: now, isUnused: false, unsentCount: 0 },
  ]);
  expect(overview.rows[0]!.sizeBytes).toBeGreaterThan(50_000);
  expect(overview.totalBytes).toBe(overview.rows[0]!.sizeBytes);
  expect((await keeping().people()).isOverQuota).toBe(false);
  policy = { ...policy, quotaGigabytes: 1 };
  vaults.sizeBytesOf = () => Promise.resolve(1_000_000_001);
  expect((await keeping().people()).isOverQuota).toBe(true);
});
