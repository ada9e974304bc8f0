import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import type { HandlerCall } from '../handler-call.ts';
import { wireCapabilities } from '../router-codecs.ts';

/** Gives the asker a place in a room and answers with everything it needs to start. */
export async function joinRoom(
  { session, rooms, pool, limits }: HandlerCall,
  { roomId }: SignalData<'room.join'>,
): Promise<SignalAnswer<'room.join'> | SignalError> {
  const room = rooms.get(roomId);
  if (isSignalError(room)) return room;
  const role = await rooms.roleOf(room, session.peer.personId);
  if (role === 'refused') return signalError('notInvited');

  const isNew = session.participant?.room !== room;
  if (isNew && room.participants.size >= limits.maxParticipants) return signalError('tooManyParticipants');
  const routing = await room.ensureRouter(pool);
  if (isSignalError(routing)) return routing;
  if (room.isEnded) return signalError('lessonEnded');
  if (session.isClosed) return signalError('notJoined');
  // The router can end while its promise is awaited; a place without one would hear nothing.
  if (room.routing !== routing) return signalError('mediaRestarting');

  const participant = rooms.seat(room, session, role);
  return {
    participantId: participant.id,
    role,
    rtpCapabilities: wireCapabilities(routing.router.rtpCapabilities),
    ...room.roster(),
  };
}
