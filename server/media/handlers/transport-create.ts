import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Opens one direction of the asker's media. Sending is for speakers and hosts. */
export async function createTransport(
  call: HandlerCall,
  data: SignalData<'transport.create'>,
): Promise<SignalAnswer<'transport.create'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  if (data.direction === 'send' && participant.role === 'viewer') return signalError('viewersOnlyWatch');
  if (participant.transports.size >= call.limits.maxTransports) return signalError('tooManyTransports');
  const { branch } = participant;
  if (branch === undefined) return signalError('mediaRestarting');

  const settings = call.transports;
  const { routing } = branch;
  const transport = await routing.router.createWebRtcTransport({
    webRtcServer: routing.webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    iceConsentTimeout: settings.iceConsentTimeoutSeconds,
    initialAvailableOutgoingBitrate: settings.initialOutgoingBitrateBps,
  });
  if (data.direction === 'recv') await call.budget.admit(transport);
  else await transport.setMaxIncomingBitrate(settings.maxIncomingBitrateBps);
  if (participant.isGone || participant.branch !== branch) {
    transport.close();
    return signalError('mediaRestarting');
  }
  participant.transports.set(transport.id, { transport, direction: data.direction, isConnected: false });
  if (data.direction === 'recv') participant.receiveCapabilities = data.rtpCapabilities;
  transport.on('dtlsstatechange', (state) => {
    if (state === 'closed' || state === 'failed') participant.closeTransport(transport.id);
  });
  return {
    transportId: transport.id,
    iceParameters: transport.iceParameters,
    iceCandidates: transport.iceCandidates,
    dtlsParameters: transport.dtlsParameters,
  };
}
