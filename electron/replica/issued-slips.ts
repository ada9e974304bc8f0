import { randomBytes } from 'node:crypto';
import { encodeBytes } from '../../shared/ids/base32.ts';
import type { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import { linkQr, slipQr, wordsOfLetters } from '../../shared/protocol/invitation.ts';
import { addressesForPaper } from '../../shared/protocol/paper-addresses.ts';
import type { MadeSlip, SlipSecret } from '../../shared/replica/school/make-slips.ts';
import { slipHash } from './slip-client.ts';

const SECRET_BYTES = 10;
/** The last three of the 80 bits are zero: seven words carry 77. */
const LAST_BYTE = 0b1111_1000;

export interface HubPlace {
  readonly addresses: readonly string[];
  readonly keyPin: string;
}

/** A secret of 77 random bits. */
export function newSlipSecret(): SlipSecret {
  const bytes = randomBytes(SECRET_BYTES);
  bytes[SECRET_BYTES - 1] = (bytes[SECRET_BYTES - 1] ?? 0) & LAST_BYTE;
  const letters = encodeBytes(bytes);
  return { letters, hash: slipHash(letters) };
}

/** What stands on the paper of slips that were just made. Nothing of it can be had a second time. */
export function issuedSlips(
  made: readonly MadeSlip[],
  place: HubPlace & { readonly schoolTitle: string },
): readonly IssuedSlip[] {
  const addresses = [...addressesForPaper(place.addresses)];
  return made.map(({ id, letters, body, ...names }) => {
    const words = [...wordsOfLetters(letters)];
    const invitation = { address: addresses[0] ?? '', keyPin: place.keyPin, letters };
    const { purpose, role, expiresAt, mostUses } = body;
    return {
      id,
      purpose,
      role,
      ...names,
      schoolTitle: place.schoolTitle,
      addresses,
      words,
      code: words.join(' '),
      qr: purpose === 'link' ? linkQr(invitation) : slipQr(invitation),
      expiresAt,
      mostUses,
    };
  });
}
