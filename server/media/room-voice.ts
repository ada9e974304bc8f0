import type { types } from 'mediasoup';

/** A microphone in a room, for whoever listens in the hub itself. */
export interface RoomVoice {
  readonly roomId: string;
  readonly personId: string;
  /**
   * Calls back with every RTP packet from now on, until what it resolves with is called; not with what is said in a
   * group of the room, which is nobody else's.
   */
  listen(onPacket: (packet: Uint8Array) => void): Promise<() => void>;
  /** Called once the voice has ended: its window has left, closed it, or lost it with a worker. */
  onEnd(run: () => void): void;
}

/** One way out of each router, for all its voices. */
const ways = new WeakMap<types.Router, Promise<types.DirectTransport>>();

/** Nothing is sent over the network for it: the worker hands the packets to this process. */
export function roomVoice(
  { isApart, ...of }: Pick<RoomVoice, 'roomId' | 'personId'> & { readonly isApart: () => boolean },
  router: types.Router,
  producer: types.Producer,
): RoomVoice {
  return {
    ...of,
    listen: async (onPacket) => {
      const way = ways.get(router) ?? router.createDirectTransport();
      ways.set(router, way);
      const { id: producerId } = producer;
      const consumer = await (await way).consume({ producerId, rtpCapabilities: router.rtpCapabilities });
      consumer.on('rtp', (packet) => {
        if (!isApart()) onPacket(packet);
      });
      return () => consumer.close();
    },
    onEnd: (run) => {
      if (producer.closed) run();
      else producer.observer.once('close', run);
    },
  };
}
