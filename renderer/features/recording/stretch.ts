/** Samples at 48 kHz: a piece of speech that is laid over the next, half by half. */
const FRAME = 1920;
const HALF = FRAME / 2;
/** How far is looked for where two pieces fit together: about the longest period of a voice. */
const REACH = 480;
/** Every so many samples are compared; the eye of the ear is not finer. */
const STEP = 4;

const WINDOW = Float32Array.from(
  { length: FRAME },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME),
);

/**
 * Makes sound faster or slower without changing how high it is: overlapping pieces are laid together where they
 * are most alike (W. Verhelst, M. Roelands, "WSOLA", ICASSP 1993).
 */
export class Stretch {
  readonly #speed: number;
  /** What has not been used up; its first sample stands at `#from` of all input. */
  #input = new Float32Array(REACH);
  #from = -REACH;
  /** How many pieces were laid. */
  #laid = 0;
  #tail = new Float32Array(HALF);
  /** Where the piece laid last would go on in the input. */
  #next = 0;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Takes more input and returns what is ready of the output. */
  push(samples: Float32Array): Float32Array<ArrayBuffer> {
    if (this.#speed === 1) return new Float32Array(samples);
    const input = new Float32Array(this.#input.length + samples.length);
    input.set(this.#input);
    input.set(samples, this.#input.length);
    this.#input = input;
    const pieces: Float32Array[] = [];
    for (;;) {
      const at = Math.round(this.#laid * HALF * this.#speed);
      // The piece, as far as it may be moved, and what it is compared with are here.
      if (Math.max(at + REACH, this.#next) + FRAME > this.#from + input.length) break;
      pieces.push(this.#lay(this.#laid === 0 ? at : at + this.#shift(at)));
    }
    this.#forget();
    return joined(pieces);
  }

  #lay(at: number): Float32Array {
    const out = new Float32Array(HALF);
    const start = at - this.#from;
    for (let n = 0; n < HALF; n += 1) {
      out[n] = (this.#tail[n] ?? 0) + (this.#input[start + n] ?? 0) * (WINDOW[n] ?? 0);
      this.#tail[n] = (this.#input[start + HALF + n] ?? 0) * (WINDOW[HALF + n] ?? 0);
    }
    this.#next = at + HALF;
    this.#laid += 1;
    return out;
  }

  /** By how much the piece at a place is moved so that it goes on like the one before. */
  #shift(at: number): number {
    const wanted = this.#next - this.#from;
    const start = at - this.#from;
    let best = 0;
    let bestLikeness = -Infinity;
    for (let shift = -REACH; shift <= REACH; shift += STEP) {
      let likeness = 0;
      let energy = 1e-9;
      for (let n = 0; n < HALF; n += STEP) {
        const sample = this.#input[start + shift + n] ?? 0;
        likeness += sample * (this.#input[wanted + n] ?? 0);
        energy += sample * sample;
      }
      likeness /= Math.sqrt(energy);
      if (likeness > bestLikeness) [best, bestLikeness] = [shift, likeness];
    }
    return best;
  }

  #forget(): void {
    const keepFrom = Math.min(Math.round(this.#laid * HALF * this.#speed) - REACH, this.#next);
    const drop = Math.min(this.#input.length, Math.max(0, keepFrom - this.#from));
    this.#input = this.#input.slice(drop);
    this.#from += drop;
  }
}

function joined(pieces: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
