import Type from 'typebox';

// The media engines on both ends check these structures in depth. The schemas here only bound
// them, so that no message can carry more than a negotiation ever needs.

const shortText = Type.String({ maxLength: 128 });
const payloadType = Type.Integer({ minimum: 0, maximum: 127 });
const ssrc = Type.Integer({ minimum: 0, maximum: 4294967295 });
const clockRateHz = Type.Integer({ minimum: 1, maximum: 1000000 });
const channels = Type.Integer({ minimum: 1, maximum: 8 });

export const MediaKind = Type.Union([Type.Literal('audio'), Type.Literal('video')]);
export type MediaKind = Type.Static<typeof MediaKind>;

/** Codec settings such as `profile-id` or `useinbandfec`: a flat record of short values. */
const CodecSettings = Type.Unsafe<Record<string, unknown>>(
  Type.Record(
    Type.String({ pattern: '^.{1,64}$' }),
    Type.Union([Type.String({ maxLength: 256 }), Type.Number(), Type.Boolean(), Type.Null()]),
    { maxProperties: 32, additionalProperties: false },
  ),
);

const RtcpFeedback = Type.Object(
  { type: shortText, parameter: Type.Optional(shortText) },
  { additionalProperties: false },
);
const feedbackList = Type.Array(RtcpFeedback, { maxItems: 16 });

const headerExtensionUris = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
] as const;

/** The RTP header extensions that both the hub's engine and the window's engine know. */
type HeaderExtensionUri = (typeof headerExtensionUris)[number];

/** Whether a header extension may be named in signalling. */
export function isHeaderExtensionUri(uri: string): uri is HeaderExtensionUri {
  return headerExtensionUris.some((known) => known === uri);
}

const HeaderExtensionUri = Type.Enum(headerExtensionUris);

/** What an endpoint can receive: codecs and header extensions (ORTC `RTCRtpCapabilities`). */
export const RtpCapabilities = Type.Object(
  {
    codecs: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: MediaKind,
            mimeType: shortText,
            preferredPayloadType: payloadType,
            clockRate: clockRateHz,
            channels: Type.Optional(channels),
            parameters: Type.Optional(CodecSettings),
            rtcpFeedback: Type.Optional(feedbackList),
          },
          { additionalProperties: false },
        ),
        { maxItems: 64 },
      ),
    ),
    headerExtensions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: MediaKind,
            uri: HeaderExtensionUri,
            preferredId: Type.Integer({ minimum: 1, maximum: 255 }),
            preferredEncrypt: Type.Optional(Type.Boolean()),
            direction: Type.Optional(
              Type.Union([
                Type.Literal('sendrecv'),
                Type.Literal('sendonly'),
                Type.Literal('recvonly'),
                Type.Literal('inactive'),
              ]),
            ),
          },
          { additionalProperties: false },
        ),
        { maxItems: 64 },
      ),
    ),
  },
  { additionalProperties: false },
);
export type RtpCapabilities = Type.Static<typeof RtpCapabilities>;

const priority = Type.Union([
  Type.Literal('very-low'),
  Type.Literal('low'),
  Type.Literal('medium'),
  Type.Literal('high'),
]);

const RtpEncoding = Type.Object(
  {
    active: Type.Optional(Type.Boolean()),
    ssrc: Type.Optional(ssrc),
    rid: Type.Optional(Type.String({ maxLength: 16 })),
    codecPayloadType: Type.Optional(payloadType),
    rtx: Type.Optional(Type.Object({ ssrc }, { additionalProperties: false })),
    dtx: Type.Optional(Type.Boolean()),
    scalabilityMode: Type.Optional(Type.String({ maxLength: 16 })),
    scaleResolutionDownBy: Type.Optional(Type.Number({ minimum: 1, maximum: 64 })),
    maxBitrate: Type.Optional(Type.Integer({ minimum: 0, maximum: 100000000 })),
    maxFramerate: Type.Optional(Type.Number({ minimum: 0, maximum: 240 })),
    adaptivePtime: Type.Optional(Type.Boolean()),
    priority: Type.Optional(priority),
    networkPriority: Type.Optional(priority),
  },
  { additionalProperties: false },
);

/** One media stream as it is sent (ORTC `RTCRtpSendParameters`). Bit rates in bits per second. */
export const RtpParameters = Type.Object(
  {
    mid: Type.Optional(Type.String({ maxLength: 32 })),
    msid: Type.Optional(Type.String({ maxLength: 256 })),
    codecs: Type.Array(
      Type.Object(
        {
          mimeType: shortText,
          payloadType,
          clockRate: clockRateHz,
          channels: Type.Optional(channels),
          parameters: Type.Optional(CodecSettings),
          rtcpFeedback: Type.Optional(feedbackList),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 16 },
    ),
    headerExtensions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            uri: HeaderExtensionUri,
            id: Type.Integer({ minimum: 1, maximum: 255 }),
            encrypt: Type.Optional(Type.Boolean()),
            parameters: Type.Optional(CodecSettings),
          },
          { additionalProperties: false },
        ),
        { maxItems: 32 },
      ),
    ),
    encodings: Type.Optional(Type.Array(RtpEncoding, { maxItems: 8 })),
    rtcp: Type.Optional(
      Type.Object(
        {
          cname: Type.Optional(Type.String({ maxLength: 256 })),
          reducedSize: Type.Optional(Type.Boolean()),
          mux: Type.Optional(Type.Boolean()),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type RtpParameters = Type.Static<typeof RtpParameters>;
