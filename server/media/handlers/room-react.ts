import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Shows a sign of the asker to everyone in the room. */
export function react(
  call: HandlerCall,
  { sign }: SignalData<'room.react'>,
): SignalAnswer<'room.react'> | SignalError {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const { room, id: participantId, session } = participant;
  if (room.isBroadcast && participant.role === 'viewer') return signalError('viewersOnlyWatch');
  if (!room.signGate.passes(session.peer.personId)) return signalError('tooManyRequests');
  room.announceOf(participant, { type: 'room.reacted', roomId: room.id, participantId, sign });
  return {};
}
