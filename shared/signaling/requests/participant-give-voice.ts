import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/**
 * Lets a person who listens speak, or listen again. Hosts only. It holds for all windows of the person, and
 * until the room ends.
 */
export const participantGiveVoice = {
  data: Type.Object({ personId: SignalId, isGiven: Type.Boolean() }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
