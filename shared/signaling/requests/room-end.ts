import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Ends the live room for everyone. Hosts only. */
export const roomEnd = {
  data: Type.Object({ roomId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
