import Type from 'typebox';
import { MediaSource } from '../producer-info.ts';
import { MediaKind, RtpParameters } from '../rtp-parameters.ts';
import { SignalId } from '../signal-id.ts';

/** Starts sending one stream to the room. Hosts and speakers only, one stream for each source. */
export const produce = {
  data: Type.Object(
    {
      transportId: SignalId,
      kind: MediaKind,
      source: MediaSource,
      rtpParameters: RtpParameters,
      isPaused: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ producerId: SignalId }, { additionalProperties: false }),
} as const;
