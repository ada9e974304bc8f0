import Type from 'typebox';
import { TimeMs } from '../schema/names.ts';
import { bytes } from '../std/bytes.ts';

/** The hub's first frame, sent with the upgrade's answer: what the client's hello must sign, and the time. */
export const Nonce = Type.Object(
  {
    type: Type.Literal('nonce'),
    nonce: bytes(16, 16),
    /** Oldest and newest protocol version that this hub speaks. */
    oldest: Type.Integer({ minimum: 1, maximum: 1000 }),
    newest: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Hub time in milliseconds since 1970. */
    now: TimeMs,
  },
  { additionalProperties: false },
);
export type Nonce = Type.Static<typeof Nonce>;
