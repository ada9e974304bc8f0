import { setImmediate as nextTurn } from 'node:timers/promises';
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny';
import { opusSamples } from './opus-packet.ts';
import type { SpooledPart } from './spool.ts';

const SAMPLES_PER_S = 48_000;
/** After so many packets the hub turns to others. */
const PACKETS_PER_TURN = 200;
/** How much sound lies between two places where a player can begin. */
const CLUSTER_S = 5;
/** What the file says of a voice: mono, 48 kHz, nothing to skip (RFC 7845, section 5.1). */
const OPUS_HEAD = Uint8Array.of(
  ...new TextEncoder().encode('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0,
); // prettier-ignore
const DECODER = {
  codec: 'opus',
  numberOfChannels: 1,
  sampleRate: SAMPLES_PER_S,
  description: OPUS_HEAD,
};

interface PlacedPacket {
  readonly voice: number;
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

/** What a package says of its sound, and the sound itself. */
export interface PackedSound {
  /** Undefined where nobody spoke. */
  readonly file: Uint8Array | undefined;
  /** The person of each track of the file. */
  readonly voices: readonly string[];
  readonly durationMs: number;
  /** Where each part begins on the one time line. */
  readonly starts: readonly number[];
}

/**
 * Makes one WebM file of the parts of a recording: a track of Opus for each voice, on one time line. Nothing is
 * decoded, and silence takes no room.
 */
export async function packSound(parts: readonly SpooledPart[]): Promise<PackedSound> {
  const voices: string[] = [];
  const starts: number[] = [];
  const packets: PlacedPacket[] = [];
  let durationMs = 0;
  for (const part of parts) {
    const tracks = tracksOf(part, voices);
    starts.push(durationMs);
    for (const packet of part.packets) {
      const voice = tracks[packet.voice];
      if (voice !== undefined) packets.push({ ...packet, voice, atMs: durationMs + packet.atMs });
    }
    durationMs += part.durationMs;
  }
  const file = packets.length === 0 ? undefined : await webmOf(packets, voices.length);
  return { file, voices, durationMs, starts };
}

/**
 * The tracks of a part's voices. Someone who spoke from two computers at once has two; someone who came back has
 * one.
 */
function tracksOf(part: SpooledPart, voices: string[]): readonly number[] {
  const spans = spansOf(part);
  const busyUntil = new Map<number, number>();
  const tracks: number[] = [];
  for (const [voice, person] of part.voices.entries()) {
    const span = spans.get(voice) ?? { from: 0, to: 0 };
    let track = voices.findIndex(
      (held, index) => held === person && (busyUntil.get(index) ?? -1) < span.from,
    );
    if (track < 0) track = voices.push(person) - 1;
    busyUntil.set(track, span.to);
    tracks.push(track);
  }
  return tracks;
}

function spansOf(part: SpooledPart): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const spans = new Map<number, { from: number; to: number }>();
  for (const { voice, atMs } of part.packets) {
    const span = spans.get(voice);
    if (!span) spans.set(voice, { from: atMs, to: atMs });
    else if (atMs > span.to) span.to = atMs;
    else if (atMs < span.from) span.from = atMs;
  }
  return spans;
}

async function webmOf(packets: PlacedPacket[], trackCount: number): Promise<Uint8Array> {
  packets.sort((a, b) => a.atMs - b.atMs);
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat({ minimumClusterDuration: CLUSTER_S }), target });
  const tracks = Array.from({ length: trackCount }, () => {
    const source = new EncodedAudioPacketSource('opus');
    output.addAudioTrack(source);
    return { source, lastMs: -1, left: 0 };
  });
  for (const { voice } of packets) {
    const track = tracks[voice];
    if (track) track.left += 1;
  }
  await output.start();
  // A track that never speaks would hold all others back.
  for (const track of tracks) if (track.left === 0) track.source.close();
  for (const [index, { voice, atMs, bytes }] of packets.entries()) {
    if (index % PACKETS_PER_TURN === PACKETS_PER_TURN - 1) await nextTurn();
    const track = tracks[voice];
    if (!track) continue;
    // What a link delivered twice, or what two clocks put onto one millisecond, is heard once.
    if (atMs > track.lastMs) {
      const lengthS = opusSamples(bytes) / SAMPLES_PER_S;
      const packet = new EncodedPacket(bytes, 'key', atMs / 1000, lengthS);
      await track.source.add(packet, track.lastMs < 0 ? { decoderConfig: DECODER } : undefined);
      track.lastMs = atMs;
    }
    track.left -= 1;
    if (track.left === 0) track.source.close();
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}
