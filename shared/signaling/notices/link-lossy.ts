import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/**
 * The hub sees that voice towards this window suffers: it has stopped the pictures, and says what share of
 * the voice is lost on the way.
 */
export const LinkLossy = Type.Object(
  {
    type: Type.Literal('link.lossy'),
    roomId: SignalId,
    lossShare: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { additionalProperties: false },
);
