import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Continues one's own paused stream. A muted speaker may use it too. */
export const producerResume = {
  data: Type.Object({ producerId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
