import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Ends the asker's participation at once. */
export function leaveRoom(
  call: HandlerCall,
  { roomId }: SignalData<'room.leave'>,
): SignalAnswer<'room.leave'> | SignalError {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  if (participant.room.id !== roomId) return signalError('notJoined');
  call.rooms.leave(participant);
  return {};
}
