import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Gives the place in the room back at once, without waiting for a return. */
export const roomLeave = {
  data: Type.Object({ roomId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
