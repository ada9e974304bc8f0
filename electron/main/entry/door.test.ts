import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { anna, code, Computer, OTHER_PIN, welcome } from './testing/computer.ts';
import { REMOTE_PIN } from './testing/fake-parts.ts';

let computer: Computer;
beforeEach(() => {
  computer = new Computer();
});
afterEach(() => computer.remove());
const started = () => computer.started();
const annaInside = () => computer.annaInside();

describe('F-119 the lock', () => {
  test('F-119 shuts the vault: replica closed, key overwritten, thread renewed, the name stays on the door', async () => {
    const { entry, door, parts, vault } = await annaInside();
    const { key } = entry.inside.vault!;
    expect(parts.keys.at(-1)).toBe(Buffer.from(key).toString('hex'));
    await door.lock();
    expect(entry.state).toEqual({ phase: 'locked', vault });
    expect(parts.isReplicaOpen).toBe(false);
    expect(key).toEqual(new Uint8Array(32));
    expect(entry.inside.vault).toBeUndefined();
    expect(parts.asked.at(-1)).toBe('renew');
    await door.unlock(vault, '2580');
    expect(entry.state).toMatchObject(anna);
    expect(new Set(parts.keys).size).toBe(1);
  });

  test('F-119 opens with the PIN only, and counts wrong ones', async () => {
    const { entry, door, vault } = await annaInside();
    await door.lock();
    await expect(door.unlock(vault, '2581')).rejects.toMatchObject({
      data: { code: 'secretWrong', params: { left: 9 } },
    });
    expect(entry.state).toEqual({ phase: 'locked', vault });
    expect(await door.lockState(vault)).toEqual({
      waitSeconds: 0,
      wrongTries: 1,
      isLockedOut: false,
      canReset: true,
    });
    for (let count = 0; count < 3; count++) await door.unlock(vault, '2581').catch(() => undefined);
    expect(await door.lockState(vault)).toMatchObject({ waitSeconds: 30, wrongTries: 4 });
    await expect(door.unlock(vault, '2580')).rejects.toMatchObject(code('secretWait'));
  });

  test('stands before every later start', async () => {
    const { vault } = await annaInside();
    const next = await started();
    expect(next.entry.state).toEqual({ phase: 'locked', vault });
    expect(next.parts.asked).toEqual([]);
    await next.door.unlock(vault, '2580');
    expect(next.entry.state).toMatchObject(anna);
    expect(next.parts.opened).toEqual([
      { person: 'anna', addresses: ['192.168.1.9:7443'], keyPin: REMOTE_PIN },
    ]);
  });

  test('another person may take the place, and the beginning leads back to the people', async () => {
    const { entry, door } = await annaInside();
    await door.leave();
    expect(entry.state).toEqual({ phase: 'locked', vault: '' });
    await door.leave();
    expect(entry.state).toEqual({ ...welcome, hasPeople: true });
    await door.showPeople();
    expect(entry.state).toEqual({ phase: 'locked', vault: '' });
    expect((await started()).entry.state).toEqual({ phase: 'locked', vault: '' });
  });

  test('F-119 the PIN is changed by whoever knows the old one', async () => {
    const { entry, door, own, vault } = await annaInside();
    await expect(own.changeSecret('0000', OTHER_PIN)).rejects.toMatchObject(code('secretWrong'));
    await expect(own.changeSecret('2580', { kind: 'pin', text: '1' })).rejects.toMatchObject(
      code('secretTooShort'),
    );
    await own.changeSecret('2580', OTHER_PIN);
    await door.lock();
    await expect(door.unlock(vault, '2580')).rejects.toMatchObject(code('secretWrong'));
    await door.unlock(vault, '1379');
    expect(entry.state).toMatchObject(anna);
  });

  test('locks itself after ten minutes unless its owner chose otherwise, at the next start too', async () => {
    const { own, vault } = await annaInside();
    expect(await own.view()).toMatchObject({
      lockKind: 'pin',
      autoLockMinutes: 10,
      allowedKinds: ['pin', 'phrase'],
    });
    await own.setAutoLock(30);
    expect(await own.view()).toMatchObject({ autoLockMinutes: 30 });
    const next = await started();
    await next.door.unlock(vault, '2580');
    expect(next.entry.inside.vault?.inside.autoLockMinutes).toBe(30);
  });

  test.each(['vaultWrongKey', 'vaultForeign', 'vaultDamaged', 'vaultBusy', 'diskFull'] as const)(
    'a database that says %s is told at the door, and nothing is destroyed',
    async (fault) => {
      const { entry, door, parts, vault } = await annaInside();
      await door.lock();
      parts.openError = new AppError(fault);
      await expect(door.unlock(vault, '2580')).rejects.toMatchObject(code(fault));
      expect(entry.state).toEqual({ phase: 'locked', vault });
      expect(entry.inside.vault).toBeUndefined();
      parts.openError = undefined;
      await door.unlock(vault, '2580');
      expect(entry.state).toMatchObject(anna);
    },
  );
});

describe('F-119 a forgotten PIN', () => {
  test('F-119 is replaced with a code of the class teacher; the vault and its key stay', async () => {
    const { entry, door, parts, vault } = await annaInside();
    await door.lock();
    for (let count = 0; count < 4; count++) await door.unlock(vault, '7777').catch(() => undefined);
    await expect(door.resetWithCode(vault, 'bad')).rejects.toMatchObject(code('resetUnknown'));
    expect(entry.state).toEqual({ phase: 'locked', vault });
    await door.resetWithCode(vault, 'good');
    expect(parts.asked.at(-1)).toBe('reset anna at 192.168.1.9:7443');
    expect(entry.state).toMatchObject({ phase: 'newSecret', personName: 'Анна Петрова', why: 'reset' });
    await entry.newSecret(OTHER_PIN);
    expect(entry.state).toMatchObject(anna);
    expect(new Set(parts.keys).size).toBe(1);
    await door.lock();
    await door.unlock(vault, '1379');
    expect(entry.state).toMatchObject(anna);
  });

  test('giving up leaves the old PIN and forgets the key', async () => {
    const { entry, door, vault } = await annaInside();
    await door.lock();
    await door.resetWithCode(vault, 'good');
    await entry.cancelNewSecret();
    expect(entry.state).toEqual({ phase: 'locked', vault });
    await expect(entry.newSecret(OTHER_PIN)).rejects.toMatchObject(code('notAllowed'));
    await door.unlock(vault, '2580');
    expect(entry.state).toMatchObject(anna);
  });

  test('F-119 is not left lying open: nobody is there, and the key is forgotten', async () => {
    const { entry, door, vault } = await annaInside();
    expect([entry.isLockable, entry.autoLockMinutes]).toEqual([true, 10]);
    await door.lock();
    expect([entry.isLockable, entry.autoLockMinutes]).toEqual([false, 0]);
    await door.resetWithCode(vault, 'good');
    expect([entry.isLockable, entry.autoLockMinutes]).toEqual([true, 5]);
    await entry.lockUnattended();
    expect(entry.state).toEqual({ phase: 'locked', vault });
    await expect(entry.newSecret(OTHER_PIN)).rejects.toMatchObject(code('notAllowed'));
  });

  test('a database that does not open then leads back to the door, where the new PIN fits', async () => {
    const { entry, door, parts, vault } = await annaInside();
    await door.lock();
    await door.resetWithCode(vault, 'good');
    parts.openError = new AppError('vaultBusy');
    await expect(entry.newSecret(OTHER_PIN)).rejects.toMatchObject(code('vaultBusy'));
    expect(entry.state).toEqual({ phase: 'locked', vault });
    parts.openError = undefined;
    await door.unlock(vault, '1379');
    expect(entry.state).toMatchObject(anna);
  });
});

describe('what is unsent', () => {
  test('is not left behind without asking, and is kept', async () => {
    const { entry, door, parts, vault } = await annaInside();
    parts.waiting = 2;
    parts.confirms = false;
    await door.leave();
    expect(entry.state).toMatchObject(anna);
    parts.confirms = true;
    await door.leave();
    expect(entry.state.phase).toBe('locked');
    expect(parts.vaults.get(vault)?.card).toMatchObject({ unsentCount: 2, isOpen: false });
  });

  test('is not asked about while a link is taking it', async () => {
    const { entry, door, parts } = await annaInside();
    parts.isLinked = true;
    parts.waiting = 1;
    parts.confirms = false;
    const left = door.leave();
    await expect.poll(() => parts.listeners).toBe(2);
    parts.sayUnsent(0);
    await left;
    expect(entry.state.phase).toBe('locked');
  });

  test('is asked about where the link does not take it', async () => {
    const { entry, door, parts } = await annaInside();
    parts.isLinked = true;
    parts.waiting = 1;
    parts.confirms = false;
    await door.leave();
    expect(entry.state).toMatchObject(anna);
    expect(parts.listeners).toBe(1);
  });

  test('is known after a crash as far as it was last said', async () => {
    const { parts, vault } = await annaInside();
    parts.sayUnsent(3);
    await expect.poll(() => parts.vaults.get(vault)?.card.unsentCount).toBe(3);
    const crashed = await started();
    expect(crashed.parts.vaults.get(vault)?.card).toMatchObject({ unsentCount: 3, isOpen: true });
  });

  test('G-10 does not let its owner remove the vault by mistake', async () => {
    const { entry, own, parts, vault } = await annaInside();
    parts.waiting = 2;
    await expect(own.remove('0000', 2)).rejects.toMatchObject(code('secretWrong'));
    await expect(own.remove('2580', 0)).rejects.toMatchObject({
      data: { code: 'vaultHasUnsent', params: { count: 2 } },
    });
    expect(entry.state).toMatchObject(anna);
    await own.remove('2580', 2);
    expect(entry.state).toEqual(welcome);
    expect(parts.vaults.get(vault)).toBeUndefined();
  });
});
