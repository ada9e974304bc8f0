import { domainToASCII } from 'node:url';
import { AppError } from '../../shared/errors/app-error.ts';

const MOST_LETTERS = 254;
const MOST_LETTERS_BEFORE_AT = 64;
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL_PART = new RegExp(`^${ATOM}(\\.${ATOM})*$`);
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one plain address, as a person types it: `name@place.tld`, the place in Cyrillic letters too. The
 * forms of RFC 5322 that hide more than one address or a second meaning (names, comments, quoted parts,
 * lists, routes) are refused.
 * @returns the address with its place in small Latin letters
 * @throws AppError `mailAddressInvalid`
 */
export function parseMailAddress(text: string): string {
  const [local, place, ...more] = text.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '').split('@');
  if (local === undefined || place === undefined || more.length > 0) throw invalid();
  if (local.length > MOST_LETTERS_BEFORE_AT || !LOCAL_PART.test(local)) throw invalid();
  // What is not a letter, digit, hyphen or dot would be decoded or cut off on the way to ASCII.
  if (place.length > MOST_LETTERS || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(place)) throw invalid();
  const domain = domainToASCII(place);
  const address = `${local}@${domain}`;
  if (!DOMAIN.test(domain) || address.length > MOST_LETTERS) throw invalid();
  return address;
}

/** Whether a text is an address exactly as `parseMailAddress` returns it. */
export function isMailAddress(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  try {
    return parseMailAddress(text) === text;
  } catch {
    return false;
  }
}

function invalid(): AppError {
  // The text itself is left out: errors reach logs, addresses do not.
  return new AppError('mailAddressInvalid');
}
