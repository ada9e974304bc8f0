import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** A stream was paused by its sender or by a host. */
export const ProducerPaused = Type.Object(
  { type: Type.Literal('producer.paused'), roomId: SignalId, producerId: SignalId },
  { additionalProperties: false },
);
