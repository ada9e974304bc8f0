import { Device } from 'mediasoup-client';
import type { SignalAnswer, SignalData } from '../../../../shared/signaling/signal-requests.ts';
import { persist } from './persist.ts';
import { Receiver, type ReceiverHooks } from './receiver.ts';
import { Sender } from './sender.ts';
import { call, type SignalLink } from './signal-link.ts';

/** The media of one successful join, from then until it is closed or the room is joined again. */
export type MediaConnection = {
  readonly receiver: Receiver;
  readonly sender: Sender;
  /** Tells the hub what the link carries, as soon as it can be told; of several words the last one. */
  tellLink(word: SignalData<'link.tell'>): void;
  /** Whether media can be expected to flow in both directions. */
  isUp(): boolean;
  /** Aborted when the connection is closed. */
  readonly signal: AbortSignal;
  close(): void;
};

/** Opens media after a join. Throws `SignalFailure`, or an `Error` if this window cannot do WebRTC. */
export async function openConnection(
  link: SignalLink,
  { rtpCapabilities }: SignalAnswer<'room.join'>,
  hooks: ReceiverHooks,
): Promise<MediaConnection> {
  const end = new AbortController();
  try {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: rtpCapabilities });
    const troubled = new Set<'recv' | 'send'>();
    const hooksOf = (direction: 'recv' | 'send') => ({
      ...hooks,
      onTrouble: (isTroubled: boolean) => {
        if (isTroubled) troubled.add(direction);
        else troubled.delete(direction);
        hooks.onTrouble(troubled.size > 0);
      },
    });
    const receiver = await Receiver.open(link, device, hooksOf('recv'), end.signal);
    const sender = new Sender(link, device, hooksOf('send'), end.signal);
    const tellLink = newestOnly((word: SignalData<'link.tell'>) =>
      persist(() => call(link, 'link.tell', word), end.signal),
    );
    const isUp = () => troubled.size === 0;
    return { receiver, sender, tellLink, isUp, signal: end.signal, close: () => end.abort() };
  } catch (thrown) {
    end.abort();
    throw thrown;
  }
}

/** One at a time; what comes meanwhile waits, and of that only the last. */
function newestOnly<T>(send: (word: T) => Promise<unknown>): (word: T) => void {
  let waiting: { readonly word: T } | undefined;
  let isSending = false;
  const go = async () => {
    while (waiting) {
      const { word } = waiting;
      waiting = undefined;
      // What the hub refuses for good, or what this connection does not live to say, the next one says.
      await send(word).catch(() => undefined);
    }
    isSending = false;
  };
  return (word) => {
    waiting = { word };
    if (isSending) return;
    isSending = true;
    void go();
  };
}
