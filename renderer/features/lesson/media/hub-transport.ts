import type { Device, types } from 'mediasoup-client';
import { isMediaSource } from '../../../../shared/signaling/producer-info.ts';
import { signalError } from '../../../../shared/signaling/signal-error.ts';
import { persist } from './persist.ts';
import { call, SignalFailure, type SignalLink } from './signal-link.ts';
import { watchTransport, type TransportWatch } from './transport-watch.ts';

/** What happens to a transport that its owner has to know. */
export type TransportHooks = Pick<TransportWatch, 'onTrouble' | 'onLost'>;

/** Opens one direction of media on the hub and in this window, and keeps it alive until the signal. */
export async function openTransport(
  link: SignalLink,
  device: Device,
  direction: 'send' | 'recv',
  hooks: TransportHooks,
  signal: AbortSignal,
): Promise<types.Transport> {
  const answer = await call(
    link,
    'transport.create',
    direction === 'send' ? { direction } : { direction, rtpCapabilities: device.recvRtpCapabilities },
  );
  signal.throwIfAborted();
  const { transportId, ...parameters } = answer;
  const settings = { id: transportId, iceServers: [], ...parameters };
  const transport =
    direction === 'send' ? device.createSendTransport(settings) : device.createRecvTransport(settings);
  signal.addEventListener('abort', () => transport.close(), { once: true });

  transport.on('connect', ({ dtlsParameters }, done) => {
    // Both ends meet while the hub hears of it, instead of a round trip later.
    done();
    persist(() => call(link, 'transport.connect', { transportId, dtlsParameters }), signal).catch(() => {
      if (!signal.aborted) hooks.onLost();
    });
  });
  transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    const { source, isPaused } = appData;
    if (!isMediaSource(source)) {
      failed(new SignalFailure(signalError('malformedRequest')));
      return;
    }
    const data = { transportId, kind, source, rtpParameters, isPaused: isPaused === true };
    call(link, 'produce', data).then(({ producerId }) => done({ id: producerId }), failed);
  });
  const restart = async () => {
    const { iceParameters } = await call(link, 'transport.restartIce', { transportId });
    await transport.restartIce({ iceParameters });
  };
  watchTransport(transport, { restart, ...hooks }, signal);
  return transport;
}
