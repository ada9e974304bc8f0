import { AppError } from '../../../shared/errors/app-error.ts';
import type { HubStatus } from '../../../shared/ipc/hub-control.ts';
import type { Role } from '../../../shared/schema/person.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import type { Place } from '../vaults/lid.ts';
import type { OpenVault } from '../vaults/open-vault.ts';
import type { AtEntry } from '../../replica/slip-client.ts';
import { isWorthKeeping, returnTo } from './earlier-vault.ts';
import type { EntryParts, SlipAddress } from './entry-parts.ts';
import type { KeptRequest } from './request-store.ts';

type NewcomerParts = Pick<EntryParts, 'slips' | 'recovery' | 'vaults' | 'makeDevice' | 'hub' | 'log'>;

/** After how long without a sign of life a new vault locks itself. */
const AUTO_LOCK_MINUTES = 10;

export interface Newcomer {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly schoolTitle: string;
  readonly isDemo: boolean;
  readonly placeOf: (keyPin: string) => Place;
  /** Everywhere the hub is found, where more is known than the address that was typed. */
  readonly addresses?: readonly string[];
  /** Undefined only in the demonstration. */
  readonly secret: Secret | undefined;
}

/** Enters with a slip as every device does: into a new vault on this computer, or back into the own one. */
export async function enterWithSlip(
  parts: NewcomerParts,
  slip: SlipAddress & AtEntry,
  newcomer: Newcomer,
): Promise<OpenVault> {
  const { vaults, slips, makeDevice } = parts;
  const device = makeDevice();
  // The slow part comes first: once the slip is used, the device's key must be on the disk at once.
  const prepared = await vaults.prepare(newcomer.secret);
  const { person, addresses, keyPin } = await slips.redeemSlip({
    ...slip,
    devicePublicKey: device.publicKey,
  });
  const earlier = vaults.find(person, keyPin);
  const { name, roles, schoolTitle, isDemo, placeOf } = newcomer;
  const hub = { addresses: [...(newcomer.addresses ?? addresses)], keyPin };
  const card = { name, roles: [...roles], schoolTitle, place: placeOf(keyPin), ...hub };
  if (earlier && isWorthKeeping(earlier)) {
    const returned = await returnTo(vaults, earlier, { secret: newcomer.secret, device, card });
    if (returned) return returned;
  }
  const vault = await prepared.keep({
    card: { person, isDemo, ...card },
    inside: { deviceKey: device.privateKey, deviceNumber: device.number, autoLockMinutes: AUTO_LOCK_MINUTES },
    recoveryKey: await recoveryKeyOf(parts, hub),
  });
  // Everything of the earlier one is on the hub and comes again; what is not stays with the earlier one.
  if (earlier && earlier.card.unsentCount === 0 && !earlier.card.isOpen) await vaults.remove(earlier.id);
  return vault;
}

/** Enters as the person whom an accepted request made; the hub has let its device in already. */
export async function enterByRequest(
  parts: NewcomerParts,
  of: { readonly kept: KeptRequest; readonly place: Place; readonly secret: Secret },
): Promise<OpenVault> {
  const { kept, place, secret } = of;
  const { person, personName, roles, schoolTitle, keyPin, address } = kept;
  const hub = { addresses: [address.trim()], keyPin };
  const card = { name: personName, roles: [...roles], schoolTitle, place, ...hub };
  const earlier = parts.vaults.find(person, keyPin);
  if (earlier && isWorthKeeping(earlier)) {
    const device = { privateKey: kept.privateKey };
    const returned = await returnTo(parts.vaults, earlier, { secret, device, card });
    if (returned) return returned;
  }
  const prepared = await parts.vaults.prepare(secret);
  return prepared.keep({
    card: { person, isDemo: false, ...card },
    inside: {
      deviceKey: kept.privateKey,
      deviceNumber: kept.number,
      autoLockMinutes: AUTO_LOCK_MINUTES,
    },
    recoveryKey: await recoveryKeyOf(parts, hub),
  });
}

/** Makes this computer know a person of its own hub: the owner of the hub's computer may issue the slip. */
export async function enterOwnHub(
  parts: NewcomerParts,
  of: {
    readonly person: string;
    readonly roles: readonly Role[];
    readonly place: 'demo' | 'school';
    readonly status: HubStatus;
    readonly secret: Secret | undefined;
  },
): Promise<OpenVault> {
  const slip = await parts.hub.control('slip.issue', { person: of.person });
  const address = of.status.addresses[0];
  if (address === undefined) throw new AppError('hubStopped', { isRetryable: true });
  const { personName, schoolTitle } = slip;
  return enterWithSlip(
    parts,
    { address, code: slip.code },
    {
      name: personName,
      roles: of.roles,
      schoolTitle,
      isDemo: of.place === 'demo',
      placeOf: () => of.place,
      // Slips that are made here tell others where to come: of no use is the loopback address alone.
      addresses: of.status.addresses,
      secret: of.secret,
    },
  );
}

/** Without it the person is inside all the same; a PIN can then be reset only after a later visit has fetched it. */
async function recoveryKeyOf(
  { recovery, log }: Pick<NewcomerParts, 'recovery' | 'log'>,
  hub: { readonly addresses: readonly string[]; readonly keyPin: string },
): Promise<string | undefined> {
  try {
    return (await recovery.fetchRecoveryKey(hub)).recoveryKey;
  } catch (error) {
    log.error('entry.recoveryKey', error);
    return undefined;
  }
}
