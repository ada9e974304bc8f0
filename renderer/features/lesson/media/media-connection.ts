import { Device } from 'mediasoup-client';
import type { SignalAnswer } from '../../../../shared/signaling/signal-requests.ts';
import { Receiver, type ReceiverHooks } from './receiver.ts';
import { Sender } from './sender.ts';
import type { SignalLink } from './signal-link.ts';

/** The media of one successful join, from then until it is closed or the room is joined again. */
export type MediaConnection = {
  readonly receiver: Receiver;
  readonly sender: Sender;
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
    return { receiver, sender, signal: end.signal, close: () => end.abort() };
  } catch (thrown) {
    end.abort();
    throw thrown;
  }
}
