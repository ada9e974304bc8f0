import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireHost, type HandlerCall } from '../handler-call.ts';
import type { Participant } from '../participant.ts';

/** Pauses the open microphones of the named participants. */
export async function muteParticipants(
  call: HandlerCall,
  { participantIds }: SignalData<'participant.mute'>,
): Promise<SignalAnswer<'participant.mute'> | SignalError> {
  const host = requireHost(call);
  if (isSignalError(host)) return host;
  const found = participantIds
    .flatMap((id) => host.room.participants.get(id) ?? [])
    .filter((one) => host.room.sees(host, one));
  if (found.length === 0) return signalError('noSuchParticipant');
  const results = await Promise.all([...new Set(found)].map((participant) => mute(participant, host)));
  return { mutedCount: results.filter((wasOpen) => wasOpen).length };
}

async function mute(participant: Participant, host: Participant): Promise<boolean> {
  const producer = participant.producerOf('microphone')?.producer;
  if (producer === undefined || producer.paused) return false;
  await producer.pause();
  const { room } = participant;
  const about = { roomId: room.id, producerId: producer.id };
  room.announceOf(participant, { type: 'producer.paused', ...about }, participant);
  participant.session.notify({ type: 'microphone.muted', ...about, byParticipantId: host.id });
  return true;
}
