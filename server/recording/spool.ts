const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A packet of one voice on the time line of a part. */
export interface SpooledPacket {
  readonly voice: number;
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

/** What a part of a recording holds, as far as it is on the disk. */
export interface SpooledPart {
  /** The person of each voice. */
  readonly voices: readonly string[];
  /** In the order in which they came. */
  readonly packets: readonly SpooledPacket[];
  /** How long it was recorded, also where nobody spoke. */
  readonly durationMs: number;
}

const VOICE = 1;
const PACKET = 2;
const MOMENT = 3;

/** A voice that speaks from now on; its number follows from the order. */
export function voiceRecord(person: string): Uint8Array {
  const name = encoder.encode(person);
  return Uint8Array.of(VOICE, name.length, ...name);
}

/** @param packet at most 65,535 bytes of sound */
export function packetRecord({ voice, atMs, bytes }: SpooledPacket): Uint8Array {
  const record = new Uint8Array(9 + bytes.length);
  const view = new DataView(record.buffer);
  view.setUint8(0, PACKET);
  view.setUint16(1, voice);
  view.setUint32(3, Math.round(atMs));
  view.setUint16(7, bytes.length);
  record.set(bytes, 9);
  return record;
}

/** It is recorded up to here, whether or not somebody speaks. */
export function momentRecord(atMs: number): Uint8Array {
  const record = new Uint8Array(5);
  new DataView(record.buffer).setUint32(1, Math.round(atMs));
  record[0] = MOMENT;
  return record;
}

/** Reads what records were written one after another; the last may be cut off. */
export function readSpool(bytes: Uint8Array): SpooledPart {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const voices: string[] = [];
  const packets: SpooledPacket[] = [];
  let durationMs = 0;
  let at = 0;
  const has = (length: number) => at + length <= bytes.length;
  for (;;) {
    const kind = bytes[at];
    if (kind === VOICE && has(2) && has(2 + view.getUint8(at + 1))) {
      const length = view.getUint8(at + 1);
      voices.push(decoder.decode(bytes.subarray(at + 2, at + 2 + length)));
      at += 2 + length;
    } else if (kind === PACKET && has(9) && has(9 + view.getUint16(at + 7))) {
      const length = view.getUint16(at + 7);
      const [voice, atMs] = [view.getUint16(at + 1), view.getUint32(at + 3)];
      packets.push({ voice, atMs, bytes: bytes.subarray(at + 9, at + 9 + length) });
      at += 9 + length;
      durationMs = Math.max(durationMs, atMs);
    } else if (kind === MOMENT && has(5)) {
      durationMs = Math.max(durationMs, view.getUint32(at + 1));
      at += 5;
    } else return { voices, packets, durationMs };
  }
}
