import Type from 'typebox';
import type { AppErrorCode } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { HubId } from '../schema/envelope.ts';
import type { HubKeyBody } from '../schema/hub-key.ts';
import { TimeMs } from '../schema/names.ts';
import { POLICIES } from '../schema/policy.ts';
import { bytes, hexOf } from '../std/bytes.ts';
import { canonicalText } from '../sync/canonical.ts';

const DAY_MS = 24 * 3600_000;

/**
 * A hub's word that a device is a person's, good for some days. With it the device is let in by another hub
 * of the school that has not heard of it yet, also without the internet.
 */
export const Credential = Type.Object(
  {
    school: Id,
    /** Who signed it, and the pin of that hub's TLS key. */
    hub: HubId,
    keyPin: bytes(32, 32),
    person: Id,
    /** Raw Ed25519 public key of the device. */
    device: bytes(32, 32),
    /** Hub time of the one who signed. */
    issuedAt: TimeMs,
    expiresAt: TimeMs,
    /** Ed25519 over `credentialText`. */
    signature: bytes(64, 64),
  },
  { additionalProperties: false },
);
export type Credential = Type.Static<typeof Credential>;
export type CredentialClaims = Omit<Credential, 'signature'>;

/** The same with bytes as hexadecimal, for what JSON has to carry. */
export function plainCredential({ keyPin, device, signature, ...rest }: Credential) {
  return { ...rest, keyPin: hexOf(keyPin), device: hexOf(device), signature: hexOf(signature) };
}

/** The text that the hub signs (UTF-8). */
export function credentialText({
  school,
  hub,
  keyPin,
  person,
  device,
  issuedAt,
  expiresAt,
}: CredentialClaims) {
  const bound = { school, hub, keyPin: hexOf(keyPin), person, device: hexOf(device), issuedAt, expiresAt };
  return `zvonok credential\n${canonicalText(bound)}`;
}

export interface CredentialCheck {
  /** The school of the hub that is asked to believe it. */
  readonly school: string;
  /** Who greets, with which device. */
  readonly person: string;
  readonly device: Uint8Array;
  /** Hub time of the one who is asked. */
  readonly now: number;
  /** What the school's documents say of a hub's key, undefined for none or one that was withdrawn. */
  readonly keyOf: (hub: string) => Pick<HubKeyBody, 'keyPin' | 'signingKey'> | undefined;
  readonly verify: (signingKey: string, text: string, signature: Uint8Array) => boolean;
}

/**
 * Why a credential lets nobody in, undefined where it does: `credentialExpired` for one that was good and has
 * ended, `notAllowed` for all else. One from a hub whose clock is ahead counts: only its end is compared with
 * the time here.
 */
export function credentialFault(credential: Credential, of: CredentialCheck): AppErrorCode | undefined {
  const { school, hub, keyPin, person, device, issuedAt, expiresAt, signature } = credential;
  const key = of.keyOf(hub);
  const isOurs = school === of.school && key?.keyPin === hexOf(keyPin);
  const isTheirs = person === of.person && hexOf(device) === hexOf(of.device);
  const termMs = expiresAt - issuedAt;
  const isSane = termMs > 0 && termMs <= POLICIES.credentialDays.most * DAY_MS;
  if (!isOurs || !isTheirs || !isSane) return 'notAllowed';
  if (!of.verify(key.signingKey, credentialText(credential), signature)) return 'notAllowed';
  return expiresAt > of.now ? undefined : 'credentialExpired';
}

/** What a hub would sign now. */
export function claimsNow(
  of: Omit<CredentialClaims, 'issuedAt' | 'expiresAt'>,
  now: number,
  days: number,
): CredentialClaims {
  return { ...of, issuedAt: now, expiresAt: now + days * DAY_MS };
}

/**
 * Whether a device needs a new credential: it has none of this hub's for this person, the school has set
 * another term, less than half of the term is left, or the one it has comes from a time that is not yet here.
 */
export function needsNewCredential(held: Credential | undefined, next: CredentialClaims): boolean {
  if (!held) return true;
  const beginning = { issuedAt: next.issuedAt, expiresAt: next.expiresAt };
  if (credentialText({ ...held, ...beginning }) !== credentialText(next)) return true;
  const termMs = next.expiresAt - next.issuedAt;
  if (held.expiresAt - held.issuedAt !== termMs) return true;
  return held.expiresAt - next.issuedAt < termMs / 2 || held.issuedAt > next.issuedAt;
}
