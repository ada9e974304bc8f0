const SAMPLES_PER_MS = 48;
/** A source that stood still, or whose clock jumped, is set anew by when its packets come. */
const MOST_DRIFT_MS = 1_500;
const WRAP = 2 ** 32;

/**
 * Puts the packets of one voice onto the time line of a recording: by the source's own clock, so that a link that
 * holds packets back does not tear words apart, and by the hub's clock where the two have parted.
 */
export class VoiceClock {
  #origin: { readonly ms: number; readonly samples: number } | undefined;
  #last = 0;

  /**
   * @param timestamp of the RTP packet, 32 bits at 48 kHz
   * @param arrivedMs on the recording's time line
   * @returns when it is heard, in milliseconds of the same line
   */
  place(timestamp: number, arrivedMs: number): number {
    const samples = this.#unwrapped(timestamp);
    this.#origin ??= { ms: arrivedMs, samples };
    const ms = this.#origin.ms + (samples - this.#origin.samples) / SAMPLES_PER_MS;
    if (Math.abs(ms - arrivedMs) <= MOST_DRIFT_MS) return Math.max(0, ms);
    this.#origin = { ms: arrivedMs, samples };
    return arrivedMs;
  }

  #unwrapped(timestamp: number): number {
    const turns = Math.round((this.#last - timestamp) / WRAP);
    this.#last = timestamp + turns * WRAP;
    return this.#last;
  }
}
