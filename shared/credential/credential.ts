import Type from 'typebox';
import type { AppErrorCode } from '../errors/app-error.ts';
import { HubId } from '../schema/envelope.ts';
import type { HubKeyBody } from '../schema/hub-key.ts';
import { TimeMs } from '../schema/names.ts';
import { POLICIES } from '../schema/policy.ts';
import { bytes, hexOf } from '../std/bytes.ts';
import { canonicalText } from '../sync/canonical.ts';

const DAY_MS = 24 * 3600_000;

/**
 * A hub's word that a device is a person's, good for some days. With it the device is let in by another hub
 * of the school that has not heard of it yet, also without the internet. What both sides know without it
 * (`CredentialContext`) is signed and not told: a hello is sent over poor links.
 */
export const Credential = Type.Object(
  {
    /** Who signed it. */
    hub: HubId,
    /** Hub time of the one who signed. */
    issuedAt: TimeMs,
    expiresAt: TimeMs,
    /** Ed25519 over `credentialText`. */
    signature: bytes(64, 64),
  },
  { additionalProperties: false },
);
export type Credential = Type.Static<typeof Credential>;
export type CredentialTerm = Omit<Credential, 'signature'>;

/** For whom and where a credential holds. */
export interface CredentialContext {
  readonly school: string;
  /** The pin of the TLS key of the hub that signs. */
  readonly keyPin: string;
  readonly person: string;
  /** Raw Ed25519 public key of the device in hexadecimal. */
  readonly device: string;
}

/** The text that the hub signs (UTF-8). */
export function credentialText(
  { hub, issuedAt, expiresAt }: CredentialTerm,
  { school, keyPin, person, device }: CredentialContext,
): string {
  const bound = { school, hub, keyPin, person, device, issuedAt, expiresAt };
  return `zvonok credential\n${canonicalText(bound)}`;
}

/** The same with bytes as hexadecimal, for what JSON has to carry. */
export function plainCredential({ signature, ...rest }: Credential): Record<string, string | number> {
  return { ...rest, signature: hexOf(signature) };
}

export interface CredentialCheck {
  /** The school of the hub that is asked to believe it. */
  readonly school: string;
  /** Who greets, with which device. */
  readonly person: string;
  readonly device: string;
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
  const { hub, issuedAt, expiresAt, signature } = credential;
  const key = of.keyOf(hub);
  const termMs = expiresAt - issuedAt;
  const isSane = termMs > 0 && termMs <= POLICIES.credentialDays.most * DAY_MS;
  if (!key || !isSane) return 'notAllowed';
  const { school, person, device } = of;
  const text = credentialText(credential, { school, keyPin: key.keyPin, person, device });
  if (!of.verify(key.signingKey, text, signature)) return 'notAllowed';
  return expiresAt > of.now ? undefined : 'credentialExpired';
}

/** What a hub would sign now. */
export function termFrom(hub: string, now: number, days: number): CredentialTerm {
  return { hub, issuedAt: now, expiresAt: now + days * DAY_MS };
}

/**
 * Whether a device needs a new credential in place of one that is good: another hub has signed it, the school
 * has set another term, less than half of the term is left, or it comes from a time that is not yet here.
 */
export function isWorthRenewing(held: CredentialTerm, next: CredentialTerm): boolean {
  const termMs = next.expiresAt - next.issuedAt;
  if (held.hub !== next.hub || held.expiresAt - held.issuedAt !== termMs) return true;
  return held.expiresAt - next.issuedAt < termMs / 2 || held.issuedAt > next.issuedAt;
}
