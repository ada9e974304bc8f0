import Type from 'typebox';
import { ParticipantInfo } from '../participant-info.ts';
import { SignalId } from '../signal-id.ts';

/** Somebody took a place in the room. */
export const ParticipantJoined = Type.Object(
  { type: Type.Literal('participant.joined'), roomId: SignalId, participant: ParticipantInfo },
  { additionalProperties: false },
);
