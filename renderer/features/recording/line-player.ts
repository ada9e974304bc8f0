import type { SoundFile } from './sound-file.ts';
import { Stretch } from './stretch.ts';
import { SAMPLES_PER_MS, VoiceMix } from './voice-mix.ts';

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

export interface LineState {
  readonly isPlaying: boolean;
  readonly atMs: number;
  readonly speed: Speed;
  /** The numbers of the voices that are heard now. */
  readonly speakers: readonly number[];
  readonly hasFailed: boolean;
}

/** So much of the line is mixed at once. */
const LENGTH_MS = 250;
/** So much is ready before it is heard. */
const AHEAD_S = 2;
const LOOK_EVERY_MS = 100;

interface Heard {
  readonly fromMs: number;
  readonly toMs: number;
  readonly speakers: readonly number[];
}

/**
 * Plays the one time line of a recording: the place follows the clock of the sound, with or without voices.
 * Whoever uses it subscribes; it is opened by the first press of play, as pages must not sound before that.
 */
export class LinePlayer {
  readonly #durationMs: number;
  readonly #openSound: () => Promise<SoundFile | undefined>;
  readonly #listeners = new Set<() => void>();
  #onPlayed: (fromMs: number, toMs: number) => void = () => undefined;
  #state: LineState = { isPlaying: false, atMs: 0, speed: 1, speakers: [], hasFailed: false };
  #sound: Promise<SoundFile | undefined> | undefined;
  #context: AudioContext | undefined;
  /** Counts starts: what belongs to an earlier one ends by itself. */
  #run = 0;
  #sources: AudioBufferSourceNode[] = [];
  #heard: Heard[] = [];
  #started = { atMs: 0, contextS: 0 };
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(of: { readonly durationMs: number; readonly openSound: () => Promise<SoundFile | undefined> }) {
    this.#durationMs = of.durationMs;
    this.#openSound = of.openSound;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly getState = (): LineState => this.#state;

  /** One listener is told which stretches of the line were heard. */
  whenPlayed(run: (fromMs: number, toMs: number) => void): void {
    this.#onPlayed = run;
  }

  async play(): Promise<void> {
    if (this.#state.isPlaying) return;
    const atMs = this.#state.atMs >= this.#durationMs ? 0 : this.#state.atMs;
    await this.#start(atMs);
  }

  pause(): void {
    if (!this.#state.isPlaying) return;
    this.#look();
    this.#halt();
    this.#set({ isPlaying: false, speakers: [] });
  }

  seek(toMs: number): void {
    const atMs = Math.min(this.#durationMs, Math.max(0, toMs));
    const { isPlaying } = this.#state;
    if (isPlaying) this.#look();
    this.#halt();
    this.#set({ atMs, isPlaying: false, speakers: [] });
    if (isPlaying) void this.#start(atMs);
  }

  setSpeed(speed: Speed): void {
    const { isPlaying } = this.#state;
    if (isPlaying) this.pause();
    this.#set({ speed });
    if (isPlaying) void this.play();
  }

  close(): void {
    this.#halt();
    this.#listeners.clear();
    void this.#context?.close();
    void this.#sound?.then((sound) => sound?.close());
  }

  async #start(atMs: number): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#context ??= new AudioContext({ sampleRate: SAMPLES_PER_MS * 1000 });
    const context = this.#context;
    this.#set({ isPlaying: true, atMs, hasFailed: false });
    try {
      await context.resume();
      this.#sound ??= this.#openSound();
      const sound = await this.#sound;
      if (run !== this.#run) return;
      this.#started = { atMs, contextS: context.currentTime + 0.1 };
      this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
      if (sound) await this.#feed(run, new VoiceMix(sound.voices, atMs), context);
    } catch {
      if (run !== this.#run) return;
      // It is opened anew at the next press.
      this.#sound = undefined;
      this.#halt();
      this.#set({ isPlaying: false, hasFailed: true, speakers: [] });
    }
  }

  /** Makes ready what is heard next, a little ahead, until something else is played. */
  async #feed(run: number, mix: VoiceMix, context: AudioContext): Promise<void> {
    const { speed } = this.#state;
    const stretch = new Stretch(speed);
    let lineMs = this.#started.atMs;
    let readyS = this.#started.contextS;
    try {
      while (run === this.#run && lineMs < this.#durationMs) {
        const { samples, speakers } = await mix.next(LENGTH_MS);
        if (run !== this.#run) return;
        this.#heard.push({ fromMs: lineMs, toMs: lineMs + LENGTH_MS, speakers });
        lineMs += LENGTH_MS;
        const lateS = context.currentTime - readyS;
        // What could not be decoded in time is heard later, and the place waits with it.
        if (lateS > 0) {
          readyS += lateS;
          this.#started = { ...this.#started, contextS: this.#started.contextS + lateS };
        }
        readyS += this.#schedule(context, stretch.push(samples), readyS);
        while (run === this.#run && readyS - context.currentTime > AHEAD_S) {
          await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        }
      }
    } finally {
      await mix.close();
    }
  }

  #schedule(context: AudioContext, samples: Float32Array<ArrayBuffer>, atS: number): number {
    if (samples.length === 0) return 0;
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.start(atS);
    source.addEventListener('ended', () => {
      this.#sources = this.#sources.filter((one) => one !== source);
    });
    this.#sources.push(source);
    return buffer.duration;
  }

  #look(): void {
    const { atMs: before, speed } = this.#state;
    const passedMs = ((this.#context?.currentTime ?? 0) - this.#started.contextS) * 1000 * speed;
    const atMs = Math.min(this.#durationMs, Math.max(before, this.#started.atMs + passedMs));
    if (atMs > before) this.#onPlayed(before, atMs);
    this.#heard = this.#heard.filter(({ toMs }) => toMs > atMs);
    const speakers = this.#heard.find(({ fromMs }) => fromMs <= atMs)?.speakers ?? [];
    const isOver = atMs >= this.#durationMs;
    if (isOver) this.#halt();
    this.#set({ atMs, speakers: isOver ? [] : speakers, ...(isOver ? { isPlaying: false } : {}) });
  }

  #halt(): void {
    this.#run += 1;
    clearInterval(this.#timer);
    for (const source of this.#sources) source.stop();
    this.#sources = [];
    this.#heard = [];
  }

  #set(change: Partial<LineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
