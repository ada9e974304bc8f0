import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Limits the size of one video towards the asker. */
export async function setConsumerLayers(
  call: HandlerCall,
  { consumerId, layers }: SignalData<'consumer.setLayers'>,
): Promise<SignalAnswer<'consumer.setLayers'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const consumer = participant.consumers.get(consumerId);
  if (consumer === undefined) return signalError('noSuchConsumer');
  await consumer.setPreferredLayers(layers);
  return {};
}
