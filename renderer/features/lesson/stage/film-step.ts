import { filmPosition } from '../../../../shared/stage/cue.ts';

/** Nearer than this nobody hears that two windows are apart, and a jump would be heard. */
const APART_MS = 150;
/** Further than this, and not yet to be jumped, it is caught up with by playing a little faster or slower. */
const NEAR_MS = 40;
/** By what share; the pitch stays, so that nobody hears it. */
const NUDGE = 0.04;
const LOOK_EVERY_MS = 100;

/** Whether a film stands too far from where hub time wants it. */
export function isOutOfStep(standsAtMs: number, wantedMs: number): boolean {
  return Math.abs(standsAtMs - wantedMs) > APART_MS;
}

/** How many times faster a film plays to come to where hub time wants it. */
export function paceTo(standsAtMs: number, wantedMs: number): number {
  const aheadMs = standsAtMs - wantedMs;
  if (Math.abs(aheadMs) <= NEAR_MS) return 1;
  return aheadMs > 0 ? 1 - NUDGE : 1 + NUDGE;
}

interface Wanted {
  readonly isPlaying: boolean;
  readonly positionMs: number;
  readonly atMs: number;
  readonly durationMs: number;
  /** Hub time in milliseconds when this was answered. */
  readonly now: number;
  /** How many times faster than hub time it plays. */
  readonly rate: number;
}

/** Keeps a film where hub time says. */
export class FilmStep {
  readonly #tell: (state: { readonly atMs: number; readonly isBlocked: boolean }) => void;
  #film: HTMLVideoElement | undefined;
  #wanted: Wanted | undefined;
  #takenAt = 0;
  #isBlocked = false;

  constructor(tell: (state: { readonly atMs: number; readonly isBlocked: boolean }) => void) {
    this.#tell = tell;
  }

  /** Returns what ends it. */
  attach(film: HTMLVideoElement): () => void {
    this.#film = film;
    const timer = setInterval(() => this.#step(), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      film.pause();
      this.#film = undefined;
    };
  }

  take(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#takenAt = performance.now();
    this.#step();
  }

  /** Where the film stands now, and the hub time of that. */
  where(): { readonly positionMs: number; readonly hubNow: number } {
    const wanted = this.#wanted;
    if (!wanted) return { positionMs: 0, hubNow: 0 };
    const hubNow = wanted.now + (performance.now() - this.#takenAt) * wanted.rate;
    return { positionMs: filmPosition(wanted, hubNow, wanted.durationMs), hubNow };
  }

  /** The person has pressed something: sound is allowed from now on. */
  allow(): void {
    this.#isBlocked = false;
    this.#step();
  }

  #step(): void {
    const film = this.#film;
    const wanted = this.#wanted;
    if (!film || !wanted || film.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const { positionMs } = this.where();
    const isOver = wanted.durationMs > 0 && positionMs >= wanted.durationMs;
    const standsAtMs = film.currentTime * 1000;
    const rate = wanted.rate * paceTo(standsAtMs, positionMs);
    if (film.playbackRate !== rate) film.playbackRate = rate;
    if (!film.seeking && isOutOfStep(standsAtMs, positionMs)) film.currentTime = positionMs / 1000;
    if (!wanted.isPlaying || isOver) film.pause();
    else if (film.paused && !this.#isBlocked) {
      film.play().catch((error: unknown) => {
        // Paused before it began is no fault.
        this.#isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
      });
    }
    this.#tell({ atMs: positionMs, isBlocked: this.#isBlocked });
  }
}
