import Type from 'typebox';
import { MediaSource } from '../producer-info.ts';
import { MediaKind, RtpParameters } from '../rtp-parameters.ts';
import { maxProducerList, SignalId } from '../signal-id.ts';

const ConsumerOffer = Type.Object(
  {
    consumerId: SignalId,
    producerId: SignalId,
    participantId: SignalId,
    kind: MediaKind,
    source: MediaSource,
    rtpParameters: RtpParameters,
    isProducerPaused: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** One stream that the hub is ready to send to this window. */
export type ConsumerOffer = Type.Static<typeof ConsumerOffer>;

/**
 * Asks for streams of others. The hub offers those that still exist and that this window can decode;
 * each starts paused until `consumer.resume`, so that its first picture is not lost.
 */
export const consume = {
  data: Type.Object(
    {
      transportId: SignalId,
      producerIds: Type.Array(SignalId, { minItems: 1, maxItems: maxProducerList }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    { offers: Type.Array(ConsumerOffer, { maxItems: maxProducerList }) },
    { additionalProperties: false },
  ),
} as const;
