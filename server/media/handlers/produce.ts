import { kindOfSource } from '../../../shared/signaling/producer-info.ts';
import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { roomVoice } from '../room-voice.ts';
import { requirePresenter, requireSpeaker, type HandlerCall } from '../handler-call.ts';

/** Accepts a new stream of the asker and tells the room about it. */
export async function produce(
  call: HandlerCall,
  { transportId, kind, source, rtpParameters, isPaused }: SignalData<'produce'>,
): Promise<SignalAnswer<'produce'> | SignalError> {
  const participant = source === 'screen' ? requirePresenter(call) : requireSpeaker(call);
  if (isSignalError(participant)) return participant;
  const own = participant.transports.get(transportId);
  if (own?.direction !== 'send') return signalError('noSuchTransport');
  if (kindOfSource(source) !== kind) return signalError('malformedRequest');
  if (participant.producerOf(source) !== undefined) return signalError('sourceInUse');
  const { room } = participant;
  if (participant.producers.size >= call.limits.maxProducers) return signalError('tooManyProducers');
  if (room.producerCount >= call.limits.maxRoomProducers) return signalError('tooManyProducers');

  const producer = await own.transport.produce({ kind, rtpParameters, paused: isPaused });
  // Between question and answer the right, the transport or the room can have gone.
  const isRefusedNow = source === 'screen' ? !participant.mayShowScreen : participant.role === 'viewer';
  if (participant.isGone || isRefusedNow || !participant.transports.has(transportId)) {
    producer.close();
    return signalError('notJoined');
  }
  const added = { producer, source };
  participant.producers.set(producer.id, added);
  room.announceOf(
    participant,
    { type: 'producer.available', roomId: room.id, producer: participant.producerInfo(added) },
    participant,
  );
  if (source === 'microphone' && room.isVoiceLow) {
    participant.session.notify({ type: 'voice.rate', roomId: room.id, isLow: true });
  }
  const router = participant.branch?.routing.router;
  if (source === 'microphone' && router) {
    const personId = participant.session.peer.personId;
    const isApart = () => room.isInGroup(participant);
    call.onVoice?.(roomVoice({ roomId: room.id, personId, isApart }, router, producer));
  }
  return { producerId: producer.id };
}
