import type { Device, types } from 'mediasoup-client';
import { carries, type LinkRung } from '../../../../shared/lessons/link-ladder.ts';
import type { ProducerInfo } from '../../../../shared/signaling/producer-info.ts';
import type { ConsumerOffer } from '../../../../shared/signaling/requests/consume.ts';
import type { SignalError } from '../../../../shared/signaling/signal-error.ts';
import type { VideoLayers } from '../../../../shared/signaling/video-layers.ts';
import { openTransport, type TransportHooks } from './hub-transport.ts';
import type { RemoteTrack } from './lesson-snapshot.ts';
import { persist } from './persist.ts';
import { call, errorOf, type SignalLink } from './signal-link.ts';
import { layersForHeight, screenLayers } from './video-quality.ts';

type Stream = {
  info: ProducerInfo;
  consumer: types.Consumer;
  layers: VideoLayers | null;
  isHidden: boolean;
  /** How high it was last shown, in CSS pixels; 0 before that. */
  heightPx: number;
  /** The layers asked for last; the hub's own start with the largest. */
  wished: VideoLayers | undefined;
};

export type ReceiverHooks = TransportHooks & { onTracksChanged(): void };

/** Receives the streams of others: whatever the hub says is there, this window follows. */
export class Receiver {
  readonly #link: SignalLink;
  readonly #transport: types.Transport;
  readonly #hooks: ReceiverHooks;
  readonly #signal: AbortSignal;
  readonly #streams = new Map<string, Stream>();
  // Producers that the hub did not offer: they have just ended, or this window cannot play them.
  readonly #notOffered = new Set<string>();
  #wanted: readonly ProducerInfo[] = [];
  #isFollowing = false;
  #rung: LinkRung = 'video';
  #patienceMs = 0;

  /** Opens the receiving direction. It ends with the signal. */
  static async open(
    link: SignalLink,
    device: Device,
    hooks: ReceiverHooks,
    signal: AbortSignal,
  ): Promise<Receiver> {
    return new Receiver(link, await openTransport(link, device, 'recv', hooks, signal), hooks, signal);
  }

  private constructor(
    link: SignalLink,
    transport: types.Transport,
    hooks: ReceiverHooks,
    signal: AbortSignal,
  ) {
    this.#link = link;
    this.#transport = transport;
    this.#hooks = hooks;
    this.#signal = signal;
  }

  /** Makes these the streams to receive: new ones are asked for, vanished ones dropped. */
  setProducers(producers: readonly ProducerInfo[]): void {
    this.#wanted = producers;
    for (const producer of producers) {
      const stream = this.#streams.get(producer.producerId);
      if (stream !== undefined) stream.info = producer;
    }
    this.#dropVanished();
    void this.#follow();
  }

  tracks(): RemoteTrack[] {
    return [...this.#streams.values()].map(({ info, consumer: { track } }) => {
      const { producerId, participantId, source, isPaused } = info;
      const isCarried = carries(this.#rung, track.kind === 'audio' ? 'audio' : 'video');
      return { producerId, participantId, source, isPaused: isPaused || !isCarried, track };
    });
  }

  layers(): Map<string, VideoLayers> {
    const known = [...this.#streams.values()].flatMap(({ info, layers }) =>
      layers === null ? [] : [[info.producerId, layers] as const],
    );
    return new Map(known);
  }

  setLayers(consumerId: string, layers: VideoLayers | null): void {
    for (const stream of this.#streams.values()) {
      if (stream.consumer.id === consumerId) stream.layers = layers;
    }
  }

  /** What the link carries now: the hub sends no more, and pictures are asked for accordingly. */
  setRung(rung: LinkRung): void {
    this.#rung = rung;
    for (const stream of this.#streams.values()) this.#wishLayers(stream);
  }

  /** Holds voices back for this long (milliseconds, 0 for as short as possible), for what is sent again. */
  setPatience(ms: number): void {
    this.#patienceMs = ms;
    for (const { consumer } of this.#streams.values()) this.#wait(consumer);
  }

  async stats(): Promise<RTCStatsReport[]> {
    return [await this.#transport.getStats()];
  }

  #wait({ kind, rtpReceiver }: types.Consumer): void {
    if (kind === 'audio' && rtpReceiver && 'jitterBufferTarget' in rtpReceiver) {
      rtpReceiver.jitterBufferTarget = this.#patienceMs === 0 ? null : this.#patienceMs;
    }
  }

  /** Says how high a video is shown, in CSS pixels; 0 while it is out of sight, to spare the link. */
  setViewHeight(producerId: string, heightPx: number): void {
    const stream = this.#streams.get(producerId);
    if (stream === undefined) return;
    const { id: consumerId } = stream.consumer;
    const isHidden = heightPx <= 0;
    if (stream.isHidden !== isHidden) {
      stream.isHidden = isHidden;
      this.#wish(() =>
        call(this.#link, isHidden ? 'consumer.pause' : 'consumer.resume', { consumerIds: [consumerId] }),
      );
    }
    if (isHidden || stream.info.kind !== 'video') return;
    stream.heightPx = heightPx;
    this.#wishLayers(stream);
  }

  #wishLayers(stream: Stream): void {
    const { consumer, heightPx, wished } = stream;
    if (heightPx === 0) return;
    const isWhole = this.#rung === 'video';
    // Of a screen there is one size; a small one would not be read, so it comes less often.
    const isScreen = stream.info.source === 'screen';
    const layers = isScreen ? screenLayers(isWhole) : layersForHeight(isWhole ? heightPx : 1);
    if (wished?.spatialLayer === layers.spatialLayer && wished.temporalLayer === layers.temporalLayer) return;
    stream.wished = layers;
    this.#wish(() => call(this.#link, 'consumer.setLayers', { consumerId: consumer.id, layers }));
  }

  // Wishes about quality are not worth an error: if one is lost, the stream just looks as before.
  #wish(send: () => Promise<unknown>): void {
    send().catch(() => undefined);
  }

  #dropVanished(): void {
    const wantedIds = new Set(this.#wanted.map((one) => one.producerId));
    for (const [producerId, { consumer }] of this.#streams) {
      if (wantedIds.has(producerId)) continue;
      this.#streams.delete(producerId);
      consumer.close();
    }
    for (const producerId of this.#notOffered) {
      if (!wantedIds.has(producerId)) this.#notOffered.delete(producerId);
    }
  }

  #missing(): string[] {
    return this.#wanted
      .map((one) => one.producerId)
      .filter((producerId) => !this.#streams.has(producerId) && !this.#notOffered.has(producerId));
  }

  async #follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      while (this.#missing().length > 0) await persist(() => this.#consume(this.#missing()), this.#signal);
    } catch (thrown) {
      if (!this.#signal.aborted) this.#giveUp(errorOf(thrown));
    } finally {
      this.#isFollowing = false;
    }
  }

  #giveUp({ kind }: SignalError): void {
    // A hub that does not know this transport wants a new join. Of too many streams the rest is left out.
    if (kind === 'notFound' || kind === 'refused') this.#hooks.onLost();
    else for (const producerId of this.#missing()) this.#notOffered.add(producerId);
  }

  async #consume(producerIds: string[]): Promise<void> {
    if (producerIds.length === 0) return;
    const { offers } = await call(this.#link, 'consume', { transportId: this.#transport.id, producerIds });
    for (const producerId of producerIds) this.#notOffered.add(producerId);
    const accepted = await Promise.all(offers.map((offer) => this.#accept(offer)));
    this.#dropVanished();
    this.#hooks.onTracksChanged();
    const consumerIds = accepted.flatMap((consumerId) => consumerId ?? []);
    if (consumerIds.length === 0) return;
    await persist(() => call(this.#link, 'consumer.resume', { consumerIds }), this.#signal).catch(
      (thrown: unknown) => {
        // The streams ended before they began to flow; the notice about it is on its way.
        if (errorOf(thrown).reason !== 'noSuchConsumer') throw thrown;
      },
    );
  }

  /** Takes an offer; gives nothing if this window cannot play it after all. */
  async #accept({ consumerId, ...offer }: ConsumerOffer): Promise<string | undefined> {
    const { producerId, participantId, kind, source, rtpParameters, isProducerPaused: isPaused } = offer;
    // One stream id for a person's voice and face keeps them in step; the screen keeps its own time.
    const streamId = `${participantId}-${source === 'screen' ? 'screen' : 'person'}`;
    const consumer = await this.#transport
      .consume({ id: consumerId, producerId, kind, rtpParameters, streamId })
      .catch(() => undefined);
    if (consumer === undefined) return undefined;
    const known = this.#wanted.find((one) => one.producerId === producerId);
    const info = known ?? { producerId, participantId, kind, source, isPaused };
    this.#notOffered.delete(producerId);
    this.#streams.set(producerId, {
      info,
      consumer,
      layers: null,
      isHidden: false,
      heightPx: 0,
      wished: undefined,
    });
    this.#wait(consumer);
    return consumerId;
  }
}
