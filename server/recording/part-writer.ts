import type { GrowingFile } from '../../shared/files/blob-folder.ts';
import type { RoomVoice } from '../media/room-voice.ts';
import { isSpoken, readRtp } from './opus-packet.ts';
import { momentRecord, packetRecord, voiceRecord } from './spool.ts';
import { VoiceClock } from './voice-clock.ts';

export interface PartWriterOptions {
  readonly file: GrowingFile;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/**
 * Writes down what is said from now on. Packets wait in memory until the next `flush`, so that a full disk is met
 * in one place and nobody who speaks waits for it.
 */
export class PartWriter {
  readonly #options: PartWriterOptions;
  readonly #beganAt: number;
  readonly #stops = new Set<() => void>();
  #waiting: Uint8Array[] = [];
  #voices = 0;
  #isClosed = false;

  constructor(options: PartWriterOptions) {
    this.#options = options;
    this.#beganAt = options.now();
  }

  get atMs(): number {
    return Math.max(0, this.#options.now() - this.#beganAt);
  }

  /** Resolves when the voice is listened to, or when it has ended before that. */
  async add(voice: RoomVoice): Promise<void> {
    const clock = new VoiceClock();
    let number: number | undefined;
    const stop = await voice
      .listen((packet) => {
        const rtp = readRtp(packet);
        if (this.#isClosed || !rtp) return;
        const atMs = clock.place(rtp.timestamp, this.atMs);
        if (!isSpoken(rtp.payload)) return;
        if (number === undefined) {
          number = this.#voices;
          this.#voices += 1;
          this.#waiting.push(voiceRecord(voice.personId));
        }
        // The worker's buffer is used again for the next packet.
        this.#waiting.push(packetRecord({ voice: number, atMs, bytes: rtp.payload }));
      })
      // It ended between being told of and being listened to.
      .catch(() => undefined);
    if (!stop) return;
    if (this.#isClosed) return stop();
    this.#stops.add(stop);
    voice.onEnd(() => this.#stops.delete(stop));
  }

  /** Puts what was said onto the disk. Throws AppError `hubDiskFull`. */
  async flush(): Promise<void> {
    const { file } = this.#options;
    const records = [...this.#waiting, momentRecord(this.atMs)];
    this.#waiting = [];
    await file.append(Buffer.concat(records));
    await file.flush();
  }

  /** Stops listening; what waits is written as far as the disk takes it. */
  async close(): Promise<void> {
    this.stop();
    await this.flush().finally(() => this.#options.file.close());
  }

  /** Stops listening at once. */
  stop(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }
}
