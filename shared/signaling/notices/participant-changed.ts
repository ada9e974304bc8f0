import Type from 'typebox';
import { ParticipantInfo } from '../participant-info.ts';
import { SignalId } from '../signal-id.ts';

/** A participant's name, role or connection changed. */
export const ParticipantChanged = Type.Object(
  { type: Type.Literal('participant.changed'), roomId: SignalId, participant: ParticipantInfo },
  { additionalProperties: false },
);
