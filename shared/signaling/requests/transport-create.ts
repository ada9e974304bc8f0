import Type from 'typebox';
import { RtpCapabilities } from '../rtp-parameters.ts';
import { SignalId } from '../signal-id.ts';
import { DtlsParameters, IceCandidate, IceParameters } from '../transport-parameters.ts';

/**
 * Opens one direction of media between this window and the hub. The receiving side says here, once,
 * what it can decode. There are no ICE servers: the hub is reached directly.
 */
export const transportCreate = {
  data: Type.Union([
    Type.Object({ direction: Type.Literal('send') }, { additionalProperties: false }),
    Type.Object(
      { direction: Type.Literal('recv'), rtpCapabilities: RtpCapabilities },
      { additionalProperties: false },
    ),
  ]),
  answer: Type.Object(
    {
      transportId: SignalId,
      iceParameters: IceParameters,
      iceCandidates: Type.Array(IceCandidate, { maxItems: 64 }),
      dtlsParameters: DtlsParameters,
    },
    { additionalProperties: false },
  ),
} as const;
