import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Gives one of the asker's own transports its remote certificate. */
export async function connectTransport(
  call: HandlerCall,
  { transportId, dtlsParameters }: SignalData<'transport.connect'>,
): Promise<SignalAnswer<'transport.connect'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const own = participant.transports.get(transportId);
  if (own === undefined) return signalError('noSuchTransport');
  // Asked again after a lost answer: the first certificate stands.
  if (own.isConnected) return {};
  await own.transport.connect({ dtlsParameters });
  own.isConnected = true;
  return {};
}
