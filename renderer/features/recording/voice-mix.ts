import type { VoicePiece, VoicePieces } from './sound-file.ts';

export const SAMPLES_PER_MS = 48;

interface Source {
  readonly pieces: VoicePieces;
  /** Read, and not in the mix yet. */
  held: VoicePiece | undefined;
  isOver: boolean;
}

/** A length of the time line with all voices in it. */
export interface MixedLength {
  readonly samples: Float32Array;
  /** The numbers of the voices that are heard in it. */
  readonly speakers: readonly number[];
}

/** Lays the voices of a recording over each other, from one place on, length by length. */
export class VoiceMix {
  readonly #sources: readonly Source[];
  #atMs: number;

  constructor(voices: readonly { from(atMs: number): VoicePieces }[], fromMs: number) {
    this.#atMs = fromMs;
    this.#sources = voices.map((voice) => ({ pieces: voice.from(fromMs), held: undefined, isOver: false }));
  }

  async next(lengthMs: number): Promise<MixedLength> {
    const samples = new Float32Array(Math.round(lengthMs * SAMPLES_PER_MS));
    const endMs = this.#atMs + lengthMs;
    const speakers: number[] = [];
    for (const [number, source] of this.#sources.entries()) {
      if (await this.#take(source, samples, endMs)) speakers.push(number);
    }
    this.#atMs = endMs;
    return { samples, speakers };
  }

  async close(): Promise<void> {
    await Promise.all(this.#sources.map(({ pieces }) => pieces.return()));
  }

  /** Adds what a voice says until the end of the length. Returns whether it says anything. */
  async #take(source: Source, into: Float32Array, endMs: number): Promise<boolean> {
    let isHeard = false;
    for (;;) {
      source.held ??= await this.#read(source);
      const piece = source.held;
      if (!piece || piece.atMs >= endMs) return isHeard;
      const start = Math.round((piece.atMs - this.#atMs) * SAMPLES_PER_MS);
      for (const [n, sample] of piece.samples.entries()) {
        const at = start + n;
        if (at >= 0 && at < into.length) into[at] = (into[at] ?? 0) + sample;
      }
      isHeard ||= start + piece.samples.length > 0;
      const pieceEndMs = piece.atMs + piece.samples.length / SAMPLES_PER_MS;
      // The rest of it belongs to the next length.
      if (pieceEndMs > endMs) return isHeard;
      source.held = undefined;
    }
  }

  async #read(source: Source): Promise<VoicePiece | undefined> {
    if (source.isOver) return undefined;
    const next = await source.pieces.next();
    if (!next.done) return next.value;
    source.isOver = true;
    return undefined;
  }
}
