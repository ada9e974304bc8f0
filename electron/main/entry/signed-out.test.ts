import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultKeeping } from '../vaults/overview.ts';
import { code, Computer, OTHER_PIN, PIN, slip } from './testing/computer.ts';
import type { FakeParts } from './testing/fake-parts.ts';

let computer: Computer;
beforeEach(() => {
  computer = new Computer();
});
afterEach(() => computer.remove());

/** Anna is inside with messages that wait, when the hub says that her device was signed out. */
async function signedOut() {
  const made = await computer.annaInside();
  const { parts, entry } = made;
  parts.waiting = 2;
  const locked = Promise.withResolvers<undefined>();
  entry.onChanged((state) => {
    if (state.phase === 'locked' && !parts.isReplicaOpen) locked.resolve(undefined);
  });
  parts.saySignedOut();
  await locked.promise;
  return made;
}
const cardOf = (parts: FakeParts, vault: string) => parts.vaults.get(vault)?.card;

describe('F-119 a device that was signed out', () => {
  test('F-119 is at its lock screen at once, the key forgotten and what waits kept', async () => {
    const { entry, parts, vault } = await signedOut();
    expect(entry.state).toEqual({ phase: 'locked', vault });
    expect(entry.inside.vault).toBeUndefined();
    expect(cardOf(parts, vault)).toMatchObject({ isSignedOut: true, unsentCount: 2, isOpen: false });
  });

  test('F-119 says so on its door, and is not opened by the PIN, also after a start', async () => {
    const { vault } = await signedOut();
    const { parts, entry, door } = await computer.started();
    const keeping = new VaultKeeping({
      vaults: parts.vaults,
      policy: { current: { unusedMonths: 0, quotaGigabytes: 10 } },
      hasDemo: () => false,
      openVault: () => '',
    });
    expect((await keeping.people()).people).toMatchObject([{ vault, isSignedOut: true }]);
    await expect(door.unlock(vault, '2580')).rejects.toMatchObject(code('deviceSignedOut'));
    await expect(door.unlock(vault, '2581')).rejects.toMatchObject(code('secretWrong'));
    expect([entry.state, parts.isReplicaOpen]).toEqual([{ phase: 'locked', vault }, false]);
  });

  test('F-119 comes back by a new slip and the same PIN into the same vault, with a new key', async () => {
    const { parts: before, vault } = await signedOut();
    const key = before.keys.at(-1);
    const { parts, entry, door } = await computer.started();
    parts.makeDevice = () => ({ publicKey: new Uint8Array(32), privateKey: 'BBBB', number: '000000000009' });
    await door.leave();
    await entry.acceptSlip(slip);
    expect(entry.state).toMatchObject({ phase: 'newSecret', why: 'again' });
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject({ phase: 'inside', vault });
    // The same database, so all that waited in it goes out.
    expect(parts.keys.at(-1)).toBe(key);
    expect(entry.inside.vault?.inside).toMatchObject({ deviceKey: 'BBBB', deviceNumber: '000000000000' });
    expect(parts.vaults.list()).toHaveLength(1);
    await door.lock();
    await door.unlock(vault, '2580');
    expect(cardOf(parts, vault)).toMatchObject({ isSignedOut: false });
  });

  test('F-119 with another PIN begins anew, and what waited stays where it was', async () => {
    const { vault } = await signedOut();
    const { parts, entry, door } = await computer.started();
    await door.leave();
    await entry.acceptSlip(slip, OTHER_PIN);
    expect(entry.state).toMatchObject({ phase: 'inside' });
    expect(entry.inside.vault?.id).not.toBe(vault);
    expect(cardOf(parts, vault)).toMatchObject({ isSignedOut: true, unsentCount: 2 });
  });

  test('is asked for a first PIN where nothing of the person is here', async () => {
    const { entry } = computer.setup();
    await entry.acceptSlip(slip);
    expect(entry.state).toMatchObject({ phase: 'newSecret', why: 'first' });
  });

  test('of the demonstration is entered anew by the choice of the person', async () => {
    const { parts, entry } = computer.setup();
    await entry.openDemo();
    await entry.enterAs('teacher');
    const chosen = Promise.withResolvers<undefined>();
    entry.onChanged(({ phase }) => {
      if (phase === 'choosePerson') chosen.resolve(undefined);
    });
    parts.saySignedOut();
    await chosen.promise;
    await entry.enterAs('teacher');
    expect(entry.state).toMatchObject({ phase: 'inside', person: 'teacher' });
    expect(parts.asked.filter((asked) => asked === 'slip.issue')).toHaveLength(2);
    expect(parts.vaults.list()).toHaveLength(1);
  });
});
