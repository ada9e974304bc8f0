import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** A stream ended, and every consumer of it with it. */
export const ProducerClosed = Type.Object(
  { type: Type.Literal('producer.closed'), roomId: SignalId, producerId: SignalId },
  { additionalProperties: false },
);
