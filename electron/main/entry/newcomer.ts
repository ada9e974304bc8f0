import { AppError } from '../../../shared/errors/app-error.ts';
import type { KnownPerson, Place } from '../sessions/known-people.ts';
import type { EntryParts, SlipAddress } from './entry-parts.ts';

type NewcomerParts = Pick<EntryParts, 'slips' | 'people' | 'makeDevice' | 'hub'>;

/** Enters with a slip as every device does, and remembers the person on this computer. */
export async function enterWithSlip(
  parts: NewcomerParts,
  slip: SlipAddress,
  placeOf: (keyPin: string) => Place,
  name: string,
): Promise<KnownPerson> {
  const device = parts.makeDevice();
  const { person, addresses, keyPin } = await parts.slips.redeemSlip({
    ...slip,
    devicePublicKey: device.publicKey,
  });
  return parts.people.remember(
    { person, place: placeOf(keyPin), addresses: [...addresses], keyPin, deviceNumber: device.number },
    { name, deviceKey: device.privateKey },
  );
}

/** Makes this computer know a person of its own hub: the owner of the hub's computer may issue the slip. */
export async function enterOwnHub(
  parts: NewcomerParts,
  person: string,
  place: 'demo' | 'school',
): Promise<KnownPerson> {
  const slip = await parts.hub.control('slip.issue', { person });
  const address = parts.hub.status?.addresses[0];
  if (address === undefined) throw new AppError('hubStopped', { isRetryable: true });
  return enterWithSlip(parts, { address, code: slip.code }, () => place, slip.personName);
}
