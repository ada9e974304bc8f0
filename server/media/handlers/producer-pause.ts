import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireSpeaker, type HandlerCall } from '../handler-call.ts';

/** Pauses one of the asker's own streams. */
export async function pauseProducer(
  call: HandlerCall,
  { producerId }: SignalData<'producer.pause'>,
): Promise<SignalAnswer<'producer.pause'> | SignalError> {
  const participant = requireSpeaker(call);
  if (isSignalError(participant)) return participant;
  const own = participant.producers.get(producerId);
  if (own === undefined) return signalError('noSuchProducer');
  await own.producer.pause();
  const { room } = participant;
  room.announceOf(participant, { type: 'producer.paused', roomId: room.id, producerId }, participant);
  return {};
}
