import type { Device, types } from 'mediasoup-client';
import type { MediaSource } from '../../../../shared/signaling/producer-info.ts';
import { defaultMicrophone, LOW_VOICE_BPS } from './capture.ts';
import { openTransport, type TransportHooks } from './hub-transport.ts';
import { persist } from './persist.ts';
import { call, type SignalLink } from './signal-link.ts';

/** More than any camera is sent in: every size. */
const MOST_LAYERS = 7;

/** How a track is sent, besides what it shows. */
export type SendSettings = Pick<types.ProducerOptions, 'encodings' | 'codecOptions'>;

/** How much of the link what is sent may take. */
export type SendQuality = { readonly isVoiceLow: boolean; readonly isPictureSmall: boolean };

type Sent = { track: MediaStreamTrack; producer: types.Producer; isPausedOnHub: boolean; isSyncing: boolean };

/** Sends one's own tracks. The sending direction is opened with the first of them. */
export class Sender {
  readonly #link: SignalLink;
  readonly #device: Device;
  readonly #hooks: TransportHooks;
  readonly #signal: AbortSignal;
  readonly #sent = new Map<MediaSource, Sent>();
  // What is under way for each source: starting and ending a stream happen one after the other.
  readonly #turns = new Map<MediaSource, Promise<void>>();
  #transport: Promise<types.Transport> | undefined;
  #quality: SendQuality = { isVoiceLow: false, isPictureSmall: false };

  /** It ends with the signal. */
  constructor(link: SignalLink, device: Device, hooks: TransportHooks, signal: AbortSignal) {
    this.#link = link;
    this.#device = device;
    this.#hooks = hooks;
    this.#signal = signal;
  }

  producerId(source: MediaSource): string | undefined {
    return this.#sent.get(source)?.producer.id;
  }

  /** Begins to send a track unless it is sent already; throws `SignalFailure` if the hub refuses. */
  publish(
    source: MediaSource,
    track: MediaStreamTrack,
    settings: SendSettings,
    isPaused: boolean,
  ): Promise<void> {
    return this.#inTurn(source, async () => {
      if (this.#sent.get(source)?.track === track) return;
      const transport = await this.#open();
      const producer = await transport.produce({
        track,
        ...settings,
        // The track belongs to the person's device and outlives this transport.
        stopTracks: false,
        zeroRtpOnPause: true,
        appData: { source, isPaused },
      });
      if (isPaused) producer.pause();
      this.#sent.set(source, { track, producer, isPausedOnHub: isPaused, isSyncing: false });
      if (this.#quality.isVoiceLow || this.#quality.isPictureSmall) this.#limit(source, producer);
    });
  }

  /** Changes how much is sent, without a gap. */
  setQuality(quality: SendQuality): void {
    const before = this.#quality;
    if (before.isVoiceLow === quality.isVoiceLow && before.isPictureSmall === quality.isPictureSmall) return;
    this.#quality = quality;
    for (const [source, { producer }] of this.#sent) this.#limit(source, producer);
  }

  async stats(): Promise<RTCStatsReport[]> {
    const transport = await this.#transport?.catch(() => undefined);
    return transport === undefined ? [] : [await transport.getStats()];
  }

  #limit(source: MediaSource, producer: types.Producer): void {
    const { isVoiceLow, isPictureSmall } = this.#quality;
    const limited =
      source === 'microphone'
        ? producer.setRtpEncodingParameters({
            maxBitrate: isVoiceLow ? LOW_VOICE_BPS : defaultMicrophone.maxBitrateBps,
          })
        : source === 'camera'
          ? producer.setMaxSpatialLayer(isPictureSmall ? 0 : MOST_LAYERS)
          : Promise.resolve();
    // A stream that ends meanwhile has nothing to be limited.
    limited.catch(() => undefined);
  }

  /** Pauses or continues sending at once, and tells the hub as soon as it can be told. */
  setPaused(source: MediaSource, isPaused: boolean): void {
    const sent = this.#sent.get(source);
    if (sent === undefined) return;
    if (isPaused) sent.producer.pause();
    else sent.producer.resume();
    void this.#syncPause(sent);
  }

  /** Follows a pause that the hub made by itself. */
  pausedByHub(source: MediaSource): void {
    const sent = this.#sent.get(source);
    if (sent === undefined) return;
    sent.isPausedOnHub = true;
    sent.producer.pause();
  }

  /** Learns what the hub holds after a lost link, and brings it to what is wanted here. */
  hubHolds(source: MediaSource, isPausedOnHub: boolean): void {
    const sent = this.#sent.get(source);
    if (sent === undefined) return;
    sent.isPausedOnHub = isPausedOnHub;
    void this.#syncPause(sent);
  }

  /** Stops sending a source at once, and tells the hub as soon as it can be told. */
  unpublish(source: MediaSource): void {
    const sent = this.#sent.get(source);
    if (sent === undefined) return;
    this.#sent.delete(source);
    const { id: producerId } = sent.producer;
    sent.producer.close();
    this.#inTurn(source, async () => {
      await persist(() => call(this.#link, 'producer.close', { producerId }), this.#signal);
    }).catch(() => {
      // The hub does not know the stream any more, or this connection is over: it is closed anyway.
    });
  }

  #inTurn(source: MediaSource, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(source) ?? Promise.resolve()).then(work);
    this.#turns.set(
      source,
      turn.catch(() => undefined),
    );
    return turn;
  }

  #open(): Promise<types.Transport> {
    this.#transport ??= openTransport(this.#link, this.#device, 'send', this.#hooks, this.#signal).catch(
      (thrown: unknown) => {
        this.#transport = undefined;
        throw thrown;
      },
    );
    return this.#transport;
  }

  /** One at a time, so that quick presses of the button reach the hub in their order. */
  async #syncPause(sent: Sent): Promise<void> {
    if (sent.isSyncing) return;
    sent.isSyncing = true;
    const { id: producerId } = sent.producer;
    try {
      while (sent.producer.paused !== sent.isPausedOnHub) {
        const isPaused = sent.producer.paused;
        const method = isPaused ? 'producer.pause' : 'producer.resume';
        await persist(() => call(this.#link, method, { producerId }), this.#signal);
        sent.isPausedOnHub = isPaused;
      }
    } catch {
      // The stream is gone on the hub; joining again, which is under way then, sends it anew.
    } finally {
      sent.isSyncing = false;
    }
  }
}
