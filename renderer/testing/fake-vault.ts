import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { IpcOutcome } from '../../shared/ipc/channels.ts';
import type { IssuedPinReset } from '../../shared/ipc/values.ts';
import type { LockState, VaultPerson, VaultPolicy } from '../../shared/ipc/vault-channels.ts';
import type { FakeScenario } from './fake-scenario.ts';
import { PEOPLE } from './fake-people.ts';

const HERE = PEOPLE.filter((_person, index) => index % 41 === 0).slice(0, 9);

/** Four digits that open every vault of the fake; anything else is wrong. */
const PIN = '2580';

/** The people of an invented classroom PC and their locks. */
export function fakeVault(
  enter: (phase: FakeScenario['phase']) => Promise<IpcOutcome<undefined>>,
): ZvonokBridge['vault'] {
  let lock: LockState = { waitSeconds: 0, wrongTries: 0, isLockedOut: false, canReset: true };
  let policy: VaultPolicy = { unusedMonths: 12, quotaGigabytes: 5 };
  return {
    people: () =>
      answer({
        people: HERE.map((person): VaultPerson => ({
          vault: person.id,
          name: person.name,
          roles: person.roles,
          schoolTitle: 'Горенская средняя школа',
          isDemo: false,
          lockKind: 'pin',
          isSignedOut: false,
          hasLeft: false,
        })),
        faults: [],
        hasDeviceStore: true,
        hasDemo: true,
        unused: HERE.slice(-2).map(({ id }) => id),
        isOverQuota: true,
      }),
    lockState: () => answer(lock),
    unlock: ({ secret }) => {
      if (secret === PIN) return enter('inside');
      const wrongTries = lock.wrongTries + 1;
      lock = { ...lock, wrongTries, waitSeconds: wrongTries > 3 ? 30 : 0, isLockedOut: wrongTries > 9 };
      const params = { left: 10 - wrongTries };
      return Promise.resolve({
        ok: false,
        error: { code: 'secretWrong', isRetryable: false, params, details: '' },
      });
    },
    lock: () => enter('locked'),
    active: () => answer(undefined),
    newSecret: () => enter('inside'),
    cancelNewSecret: () => enter('welcome'),
    resetWithCode: () => enter('newSecret'),
    own: () =>
      answer({
        lockKind: 'pin',
        allowedKinds: ['pin', 'phrase'],
        autoLockMinutes: 10,
        hasDeviceStore: true,
        unsentCount: 2,
      }),
    changeSecret: () => answer(undefined),
    setAutoLock: () => answer(undefined),
    overview: () =>
      answer({
        rows: HERE.map((person, index) => ({
          vault: person.id,
          name: person.name,
          isOwn: index === 0,
          usedAt: Date.now() - index * 97 * 86_400_000,
          sizeBytes: 4_200_000 * (index + 1),
          isUnused: index > 4,
          unsentCount: index === 6 ? 3 : 0,
        })),
        totalBytes: 189_000_000,
        policy,
      }),
    setPolicy: (next) => {
      policy = next;
      return answer(undefined);
    },
    removeOwn: () => enter('welcome'),
    removeUnused: () => answer(undefined),
    showPeople: () => enter('locked'),
    beginAnew: () => enter('welcome'),
  };
}

export function fakePinReset(person: string, now: number): IssuedPinReset {
  const name = PEOPLE.find(({ id }) => id === person)?.name ?? '';
  return { personName: name, code: 'MRKT7-PQ2X9', expiresAt: now + 3600_000 };
}

function answer<V>(value: V): Promise<IpcOutcome<V>> {
  return Promise.resolve({ ok: true, value });
}
