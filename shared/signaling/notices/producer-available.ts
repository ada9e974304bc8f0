import Type from 'typebox';
import { ProducerInfo } from '../producer-info.ts';
import { SignalId } from '../signal-id.ts';

/** A participant began to send a stream, which may now be consumed. */
export const ProducerAvailable = Type.Object(
  { type: Type.Literal('producer.available'), roomId: SignalId, producer: ProducerInfo },
  { additionalProperties: false },
);
