import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** A paused stream continues. */
export const ProducerResumed = Type.Object(
  { type: Type.Literal('producer.resumed'), roomId: SignalId, producerId: SignalId },
  { additionalProperties: false },
);
