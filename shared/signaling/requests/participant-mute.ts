import Type from 'typebox';
import { maxRosterSize, SignalId } from '../signal-id.ts';

/** Pauses the microphones of the named participants. Hosts only. Answers how many were open. */
export const participantMute = {
  data: Type.Object(
    { participantIds: Type.Array(SignalId, { minItems: 1, maxItems: maxRosterSize }) },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    { mutedCount: Type.Integer({ minimum: 0, maximum: maxRosterSize }) },
    { additionalProperties: false },
  ),
} as const;
