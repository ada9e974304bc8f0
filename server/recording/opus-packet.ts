/** Frame lengths in samples at 48 kHz, by the configuration in the first five bits (RFC 6716, section 3.1). */
const SILK = [480, 960, 1920, 2880];
const HYBRID = [480, 960];
const CELT = [120, 240, 480, 960];

/** How many samples at 48 kHz an Opus packet holds; 0 for none. */
export function opusSamples(packet: Uint8Array): number {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frame = config < 12 ? SILK[config & 3] : config < 16 ? HYBRID[config & 1] : CELT[config & 3];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63;
  return (frame ?? 0) * frames;
}

/** Whether there is sound in it: what is sent now and then during silence has at most two bytes. */
export function isSpoken(packet: Uint8Array): boolean {
  return packet.length > 2 && opusSamples(packet) > 0;
}

/** The part of an RTP packet (RFC 3550, section 5.1) that a recording needs. */
export interface RtpVoice {
  /** Of the source's own clock, 48 kHz, 32 bits. */
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

/** Undefined where it is no whole RTP packet. */
export function readRtp(packet: Uint8Array): RtpVoice | undefined {
  if (packet.length < 12) return undefined;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const first = view.getUint8(0);
  if (first >> 6 !== 2) return undefined;
  let start = 12 + 4 * (first & 15);
  if ((first & 16) !== 0) {
    if (packet.length < start + 4) return undefined;
    start += 4 + 4 * view.getUint16(start + 2);
  }
  const padding = (first & 32) === 0 ? 0 : view.getUint8(packet.length - 1);
  const end = packet.length - padding;
  return end < start ? undefined : { timestamp: view.getUint32(4), payload: packet.subarray(start, end) };
}
