import type { types } from 'mediasoup';

/** A stream of RTP packets, of the size and pace that a real one has. */
export interface StreamKind {
  readonly key: 'voice' | 'slides' | 'video';
  readonly title: string;
  readonly kind: 'audio' | 'video';
  readonly codec: types.RtpCodecParameters;
  readonly packetsPerSecond: number;
  readonly payloadBytes: number;
  /** Whether a word of signalling goes to everyone each second besides, as a pointer over slides does. */
  readonly hasWords: boolean;
}

const OPUS = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
const VP8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
const VOICE = { kind: 'audio', codec: OPUS, packetsPerSecond: 50 / 3, payloadBytes: 180 } as const;

/** Voice of 24 kbit/s in packets of 60 ms, alone and with slides; video of 300 kbit/s. */
export const KINDS: readonly StreamKind[] = [
  { key: 'voice', title: 'voice', hasWords: false, ...VOICE },
  { key: 'slides', title: 'slides and voice', hasWords: true, ...VOICE },
  {
    key: 'video',
    title: 'video, 300 kbit/s',
    kind: 'video',
    codec: VP8,
    packetsPerSecond: 37.5,
    payloadBytes: 1000,
    hasWords: false,
  },
];

export const SSRC = 4711;

/** One packet: the header of RFC 3550 and a payload that each codec takes for a frame of its own. */
export function rtpPacket({ codec, payloadBytes, packetsPerSecond }: StreamKind, n: number): Buffer {
  const packet = Buffer.alloc(12 + payloadBytes, 0x55);
  packet[0] = 0x80;
  packet[1] = codec.payloadType;
  packet.writeUInt16BE(n % 65_536, 2);
  packet.writeUInt32BE(Math.floor((n * codec.clockRate) / packetsPerSecond) % 2 ** 32, 4);
  packet.writeUInt32BE(SSRC, 8);
  // VP8: start of a partition, and a frame that is a key frame (RFC 7741).
  if (codec.mimeType === 'video/VP8') {
    packet[12] = 0x10;
    packet[13] = 0x10;
  }
  return packet;
}
