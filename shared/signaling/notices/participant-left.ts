import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Somebody left, or did not come back in time; their streams are gone with them. */
export const ParticipantLeft = Type.Object(
  { type: Type.Literal('participant.left'), roomId: SignalId, participantId: SignalId },
  { additionalProperties: false },
);
