import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Stops forwarding one's own stream until it is resumed. */
export const producerPause = {
  data: Type.Object({ producerId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
