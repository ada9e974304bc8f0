import Type from 'typebox';
import { WireError } from './wire-error.ts';

/** The hub's last frame before it closes the socket. */
export const Bye = Type.Object(
  {
    type: Type.Literal('bye'),
    reason: Type.Union([
      Type.Literal('clientTooOld'),
      Type.Literal('hubTooOld'),
      Type.Literal('needsLogin'),
      Type.Literal('badFrame'),
      Type.Literal('stopping'),
      Type.Literal('error'),
    ]),
    error: WireError,
    /** When to come back, in milliseconds; 0 when the client may choose. */
    retryAfterMs: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type Bye = Type.Static<typeof Bye>;
