import Type from 'typebox';
import { ParticipantInfo, ParticipantRole } from '../participant-info.ts';
import { ProducerInfo } from '../producer-info.ts';
import { RtpCapabilities } from '../rtp-parameters.ts';
import { maxProducerList, maxRosterSize, SignalId } from '../signal-id.ts';

/** Takes a place in a live room. Joining again replaces this window's own earlier place. */
export const roomJoin = {
  data: Type.Object({ roomId: SignalId }, { additionalProperties: false }),
  answer: Type.Object(
    {
      participantId: SignalId,
      role: ParticipantRole,
      rtpCapabilities: RtpCapabilities,
      participants: Type.Array(ParticipantInfo, { maxItems: maxRosterSize }),
      producers: Type.Array(ProducerInfo, { maxItems: maxProducerList }),
    },
    { additionalProperties: false },
  ),
} as const;
