import Type from 'typebox';
import { HubId } from './envelope.ts';
import { TimeMs } from './names.ts';

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

/**
 * The key with which a hub of this school signs credentials; its id is the hub's, its scope `school`, so that
 * every other hub of the school knows it. Taken back, whatever the hub has signed is worth nothing.
 */
export const HubKeyBody = Type.Object(
  {
    hub: HubId,
    /** SHA-256 of the key with which the hub speaks TLS: what its clients pin. */
    keyPin: Hex32,
    /** Raw Ed25519 public key. */
    signingKey: Hex32,
    addedAt: TimeMs,
  },
  { additionalProperties: false },
);
export type HubKeyBody = Type.Static<typeof HubKeyBody>;
