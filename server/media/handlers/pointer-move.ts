import { isSignalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireHost, type HandlerCall } from '../handler-call.ts';

/** Shows the room where a host points. */
export function movePointer(
  call: HandlerCall,
  point: SignalData<'pointer.move'>,
): SignalAnswer<'pointer.move'> | SignalError {
  const host = requireHost(call);
  if (isSignalError(host)) return host;
  const { room, id: participantId, session } = host;
  // The next place makes up for one that falls; that the pointer is gone is always said.
  if (point.isOn && !room.pointerGate.passes(session.peer.personId)) return {};
  room.announceOf(host, { type: 'pointer.moved', roomId: room.id, participantId, point }, host);
  return {};
}
