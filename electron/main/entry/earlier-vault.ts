import type { Role } from '../../../shared/schema/person.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import type { NewDevice } from '../vaults/new-device.ts';
import type { Place } from '../vaults/lid.ts';
import type { OpenVault } from '../vaults/open-vault.ts';
import type { SoundVault, Vaults } from '../vaults/vaults.ts';

/** Whether something is in a vault that only this computer has, or that only its owner may open again. */
export function isWorthKeeping({ card }: SoundVault): boolean {
  return card.isSignedOut === true || card.unsentCount > 0;
}

export interface ReturnTo {
  readonly secret: Secret | undefined;
  readonly device: Pick<NewDevice, 'privateKey'>;
  readonly card: {
    readonly name: string;
    readonly roles: readonly Role[];
    readonly schoolTitle: string;
    readonly place: Place;
    readonly addresses: readonly string[];
  };
}

/**
 * Enters the vault that the person has here already, as a new device: what waits in it goes out by the new
 * key. Only for who knows its PIN; undefined for another PIN, and then it stays as it is.
 */
export async function returnTo(
  vaults: Vaults,
  earlier: SoundVault,
  { secret, device, card }: ReturnTo,
): Promise<OpenVault | undefined> {
  const opened = await openedWith(vaults, earlier, secret);
  if (!opened) return undefined;
  const locked = secret && earlier.lockKind === 'device' ? await vaults.setSecret(opened, secret) : opened;
  // The key goes to the disk first: the slip is used, and nothing else can sign in with it.
  const vault = await vaults.setInside(locked, { ...locked.inside, deviceKey: device.privateKey });
  const { roles, addresses, ...rest } = card;
  const changes = {
    ...rest,
    roles: [...roles],
    addresses: [...addresses],
    isSignedOut: false,
    hasLeft: false,
  };
  return vault.with({ card: await vaults.setCard(vault.id, changes) });
}

async function openedWith(
  vaults: Vaults,
  { id, lockKind }: SoundVault,
  secret: Secret | undefined,
): Promise<OpenVault | undefined> {
  if (lockKind !== 'device' && lockKind !== secret?.kind) return undefined;
  try {
    return await vaults.unlock(id, lockKind === 'device' ? undefined : secret);
  } catch {
    return undefined;
  }
}
