import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Ends one's own stream; the source is free again. */
export const producerClose = {
  data: Type.Object({ producerId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
