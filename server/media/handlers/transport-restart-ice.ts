import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Renews the ICE credentials of one of the asker's own transports. */
export async function restartIce(
  call: HandlerCall,
  { transportId }: SignalData<'transport.restartIce'>,
): Promise<SignalAnswer<'transport.restartIce'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const own = participant.transports.get(transportId);
  if (own === undefined) return signalError('noSuchTransport');
  return { iceParameters: await own.transport.restartIce() };
}
