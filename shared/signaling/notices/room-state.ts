import Type from 'typebox';
import { ParticipantInfo, ParticipantRole } from '../participant-info.ts';
import { ProducerInfo } from '../producer-info.ts';
import { maxProducerList, maxRosterSize, SignalId } from '../signal-id.ts';

/** Everything about the room after a lost link came back, instead of the notices that were missed. */
export const RoomState = Type.Object(
  {
    type: Type.Literal('room.state'),
    roomId: SignalId,
    role: ParticipantRole,
    participants: Type.Array(ParticipantInfo, { maxItems: maxRosterSize }),
    producers: Type.Array(ProducerInfo, { maxItems: maxProducerList }),
  },
  { additionalProperties: false },
);
