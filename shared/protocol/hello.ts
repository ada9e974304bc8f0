import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { bytes } from '../std/bytes.ts';
import { Checkpoint } from '../sync/checkpoint.ts';
import { canonicalText } from '../sync/canonical.ts';

export const CODECS = ['plain'] as const;

/** The client's first frame: who it is, what it holds, signed with the device's key. */
export const Hello = Type.Object(
  {
    type: Type.Literal('hello'),
    version: Type.Integer({ minimum: 1, maximum: 1000 }),
    person: Id,
    /** Raw Ed25519 public key of the device. */
    device: bytes(32, 32),
    /** Random, made by the client; a reconnect with the same one resumes what hung on it (a lesson). */
    session: Type.String({ pattern: '^[0-9a-z]{16,32}$', maxLength: 32 }),
    codecs: Type.Array(Type.String({ maxLength: 24 }), { minItems: 1, maxItems: 8 }),
    checkpoints: Type.Array(Checkpoint, { maxItems: 5000 }),
    signature: bytes(64, 64),
  },
  { additionalProperties: false },
);
export type Hello = Type.Static<typeof Hello>;

/**
 * The text that the device signs (UTF-8, Ed25519): it binds the hello to this socket's nonce and to the
 * hub's key, so that it can be replayed neither later nor to another hub.
 */
export function helloText(of: {
  readonly nonceHex: string;
  readonly hubKeyPin: string;
  readonly version: number;
  readonly person: string;
  readonly session: string;
}): string {
  const { nonceHex, hubKeyPin, version, person, session } = of;
  return `zvonok hello\n${canonicalText({ nonceHex, hubKeyPin, version, person, session })}`;
}
