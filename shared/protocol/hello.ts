import Type from 'typebox';
import { Credential, plainCredential } from '../credential/credential.ts';
import { Id, OptionalId } from '../ids/id.ts';
import { DeviceName } from '../schema/device.ts';
import { ScopeName } from '../schema/envelope.ts';
import { bytes, hexOf } from '../std/bytes.ts';
import { canonicalText } from '../sync/canonical.ts';
import { LogName, Seq } from '../sync/checkpoint.ts';
import { MAX_SCOPES } from './limits.ts';

/** What is held of one log, short: most scopes are held from the beginning up to one position. */
export const Held = Type.Object(
  {
    log: LogName,
    /** Every scope that is not in `partial` is held from 1 up to here. */
    upTo: Seq,
    /** `scopesDigest` of the names of all scopes of which something is held in this log. */
    digest: Type.String({ pattern: '^[0-9a-f]{16}$', maxLength: 16 }),
    partial: Type.Array(
      Type.Object({ scope: ScopeName, low: Seq, high: Seq }, { additionalProperties: false }),
      {
        maxItems: MAX_SCOPES,
      },
    ),
  },
  { additionalProperties: false },
);
export type Held = Type.Static<typeof Held>;

/** The client's first frame: who it is, what it holds, signed with the device's key. */
export const Hello = Type.Object(
  {
    type: Type.Literal('hello'),
    version: Type.Integer({ minimum: 2, maximum: 1000 }),
    person: Id,
    /** Raw Ed25519 public key of the device. */
    device: bytes(32, 32),
    /** Random, made by the client at each start; a reconnect with the same one resumes what hung on it. */
    session: Type.String({ pattern: '^[0-9a-z]{16,32}$', maxLength: 32 }),
    /** The device number that stamps are made with, and how often the replica was opened with it. */
    number: Type.String({ pattern: '^[0-9a-z]{12}$', maxLength: 12 }),
    run: Type.Integer({ minimum: 1, maximum: 2 ** 45 - 1 }),
    /** In the order in which the client would have them. */
    codecs: Type.Array(Type.String({ maxLength: 24 }), { minItems: 1, maxItems: 8 }),
    /** The stream of batches that the client can go on with, '' for none, and the last batch it has stored. */
    stream: Type.String({ pattern: '^([0-9a-z]{16})?$', maxLength: 16 }),
    resume: Type.Integer({ minimum: 0 }),
    /** The chat that the person looks at, '' for none: its newest come first. */
    open: OptionalId,
    held: Type.Array(Held, { maxItems: 64 }),
    /** `scopesDigest` of the ids of all people whose cards are held, '' for none. */
    people: Type.String({ pattern: '^([0-9a-f]{16})?$', maxLength: 16 }),
    /** Since version 3: what the computer calls itself; it stands beside the device until the person names it. */
    deviceName: Type.Optional(DeviceName),
    /** Since version 3: what a hub has signed for this device, where the client has it. */
    credential: Type.Optional(Credential),
    signature: bytes(64, 64),
  },
  { additionalProperties: false },
);
export type Hello = Type.Static<typeof Hello>;

/**
 * The text that the device signs (UTF-8, Ed25519): the whole hello, this socket's nonce and the hub's key,
 * so that nothing of it can be changed and it can be replayed neither later nor to another hub.
 */
export function helloText(
  of: { readonly nonceHex: string; readonly hubKeyPin: string },
  {
    signature: _signature,
    device,
    credential,
    ...rest
  }: Omit<Hello, 'signature'> & { signature?: Uint8Array },
): string {
  const { nonceHex, hubKeyPin } = of;
  const plain = credential ? { credential: plainCredential(credential) } : {};
  return `zvonok hello\n${canonicalText({ nonceHex, hubKeyPin, device: hexOf(device), ...plain, ...rest })}`;
}
