import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Ends one of the asker's own streams. */
export function closeProducer(
  call: HandlerCall,
  { producerId }: SignalData<'producer.close'>,
): SignalAnswer<'producer.close'> | SignalError {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  if (!participant.producers.has(producerId)) return signalError('noSuchProducer');
  participant.closeProducer(producerId);
  return {};
}
