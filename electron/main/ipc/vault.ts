import type { Entry } from '../entry/entry.ts';
import type { AutoLock } from '../vaults/auto-lock.ts';
import type { VaultKeeping } from '../vaults/overview.ts';
import type { PolicyStore } from '../vaults/policy.ts';
import type { AreaHandlers } from './handlers.ts';

export interface VaultHandlerParts {
  readonly entry: Pick<Entry, 'door' | 'own' | 'newSecret' | 'cancelNewSecret'>;
  readonly keeping: Pick<VaultKeeping, 'people' | 'overview' | 'removeUnused'>;
  readonly policy: Pick<PolicyStore, 'set'>;
  readonly autoLock: Pick<AutoLock, 'active'>;
}

async function nothing(work: Promise<unknown>): Promise<undefined> {
  await work;
  return undefined;
}

export function vaultHandlers({
  entry,
  keeping,
  policy,
  autoLock,
}: VaultHandlerParts): AreaHandlers<'vault'> {
  return {
    'vault.people': () => keeping.people(),
    'vault.lockState': ({ vault }) => entry.door.lockState(vault),
    'vault.unlock': ({ vault, secret }) => nothing(entry.door.unlock(vault, secret)),
    'vault.lock': () => nothing(entry.door.lock()),
    'vault.active': ({ isHeld }) => {
      autoLock.active(isHeld);
      return undefined;
    },
    'vault.newSecret': (secret) => nothing(entry.newSecret(secret)),
    'vault.cancelNewSecret': () => nothing(entry.cancelNewSecret()),
    'vault.resetWithCode': ({ vault, code }) => nothing(entry.door.resetWithCode(vault, code)),
    'vault.own': () => entry.own.view(),
    'vault.changeSecret': ({ old, kind, text }) => nothing(entry.own.changeSecret(old, { kind, text })),
    'vault.setAutoLock': ({ minutes }) => nothing(entry.own.setAutoLock(minutes)),
    'vault.overview': () => keeping.overview(),
    'vault.setPolicy': (wanted) => nothing(policy.set(wanted)),
    'vault.removeOwn': ({ secret, unsentCount }) => nothing(entry.own.remove(secret, unsentCount)),
    'vault.removeUnused': ({ vault, unsentCount }) => nothing(keeping.removeUnused(vault, unsentCount)),
    'vault.showPeople': () => nothing(entry.door.showPeople()),
    'vault.beginAnew': () => nothing(entry.door.beginAnew()),
  };
}
