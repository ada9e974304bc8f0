import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Stops the named streams towards the asker. Those that ended in the meantime are passed over. */
export async function pauseConsumers(
  call: HandlerCall,
  { consumerIds }: SignalData<'consumer.pause'>,
): Promise<SignalAnswer<'consumer.pause'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const own = consumerIds.flatMap((id) => participant.consumers.get(id) ?? []);
  if (own.length === 0) return signalError('noSuchConsumer');
  await Promise.all(own.map((consumer) => participant.link.want(consumer, false)));
  return {};
}
