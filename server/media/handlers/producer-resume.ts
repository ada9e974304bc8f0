import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireSpeaker, type HandlerCall } from '../handler-call.ts';

/** Continues one of the asker's own streams. */
export async function resumeProducer(
  call: HandlerCall,
  { producerId }: SignalData<'producer.resume'>,
): Promise<SignalAnswer<'producer.resume'> | SignalError> {
  const participant = requireSpeaker(call);
  if (isSignalError(participant)) return participant;
  const own = participant.producers.get(producerId);
  if (own === undefined) return signalError('noSuchProducer');
  await own.producer.resume();
  const { room } = participant;
  room.announceOf(participant, { type: 'producer.resumed', roomId: room.id, producerId }, participant);
  return {};
}
