import { deviceProblem } from './device-problem.ts';
import type { OwnDeviceState } from './lesson-snapshot.ts';
import type { SendSettings } from './sender.ts';

/** One's own camera, microphone or shown screen: opened by a wish, closed by the person, a fault or the end. */
export class OwnDevice {
  readonly #onChanged: () => void;
  readonly #onUnplugged: () => void;
  readonly #whenEnded: OwnDeviceState;
  #state: OwnDeviceState = { kind: 'off' };
  #settings: SendSettings = {};

  /** @param whenEnded what it is when its track ends by itself: a screen was taken back by the system's own button */
  constructor(
    onChanged: () => void,
    onUnplugged: () => void,
    whenEnded: OwnDeviceState = { kind: 'blocked', reason: 'unplugged' },
  ) {
    this.#onChanged = onChanged;
    this.#whenEnded = whenEnded;
    this.#onUnplugged = onUnplugged;
  }

  get state(): OwnDeviceState {
    return this.#state;
  }

  /** What there is to send now, if anything. */
  get sending(): { track: MediaStreamTrack; settings: SendSettings; isPaused: boolean } | undefined {
    const state = this.#state;
    if (state.kind !== 'on' && state.kind !== 'muted') return undefined;
    return { track: state.track, settings: this.#settings, isPaused: state.kind === 'muted' };
  }

  /** Opens the device unless it is open. Gives whether there is a new track to send. */
  async open(capture: () => Promise<MediaStreamTrack>, settings: SendSettings): Promise<boolean> {
    if (this.#state.kind !== 'off' && this.#state.kind !== 'blocked') return false;
    const starting = { kind: 'starting' } as const;
    this.#set(starting);
    const isStillWanted = () => this.#state === starting;
    try {
      const track = await capture();
      if (!isStillWanted()) {
        track.stop();
        return false;
      }
      track.addEventListener('ended', () => this.#trackEnded(track));
      this.#settings = settings;
      this.#set({ kind: 'on', track });
      return true;
    } catch (thrown) {
      if (isStillWanted()) this.#set({ kind: 'blocked', reason: deviceProblem(thrown) });
      return false;
    }
  }

  /** Mutes, or unmutes, an open device. */
  setMuted(by: 'self' | 'host' | null): void {
    const { sending } = this;
    if (sending === undefined) return;
    const { track } = sending;
    // Silence comes from the track itself, before any part of the sending side has to act.
    track.enabled = by === null;
    this.#set(by === null ? { kind: 'on', track } : { kind: 'muted', track, by });
  }

  /** Lets the device go, so that its light goes out. */
  close(next: OwnDeviceState = { kind: 'off' }): void {
    this.sending?.track.stop();
    if (this.#state.kind !== next.kind) this.#set(next);
  }

  #trackEnded(track: MediaStreamTrack): void {
    if (this.sending?.track !== track) return;
    this.#set(this.#whenEnded);
    this.#onUnplugged();
  }

  #set(state: OwnDeviceState): void {
    this.#state = state;
    this.#onChanged();
  }
}
