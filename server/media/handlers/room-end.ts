import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireHost, type HandlerCall } from '../handler-call.ts';

/** Ends the room for everyone. */
export function endRoom(
  call: HandlerCall,
  { roomId }: SignalData<'room.end'>,
): SignalAnswer<'room.end'> | SignalError {
  const host = requireHost(call);
  if (isSignalError(host)) return host;
  if (host.room.id !== roomId) return signalError('notJoined');
  call.rooms.end(roomId);
  return {};
}
