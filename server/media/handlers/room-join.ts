import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import type { HandlerCall } from '../handler-call.ts';
import { wireCapabilities } from '../router-codecs.ts';

/** Gives the asker a place in a room and answers with everything it needs to start. */
export async function joinRoom(
  { session, rooms, limits }: HandlerCall,
  { roomId }: SignalData<'room.join'>,
): Promise<SignalAnswer<'room.join'> | SignalError> {
  const room = rooms.get(roomId);
  if (isSignalError(room)) return room;
  const role = await rooms.roleOf(room, session.peer.personId);
  if (role === 'refused') return signalError('notInvited');

  const isNew = session.participant?.room !== room;
  if (isNew && room.participants.size >= limits.maxParticipants) return signalError('tooManyParticipants');
  const branch = await room.branches.take();
  if (isSignalError(branch)) return branch;
  const refusal = room.isEnded ? 'lessonEnded' : session.isClosed ? 'notJoined' : undefined;
  // The worker can die while the place is awaited; a place without one would hear nothing.
  if (refusal !== undefined || branch.isLost) {
    room.branches.release(branch);
    return signalError(refusal ?? 'mediaRestarting');
  }
  const participant = rooms.seat(room, session, { role, branch });
  return {
    participantId: participant.id,
    role,
    rtpCapabilities: wireCapabilities(branch.routing.router.rtpCapabilities),
    ...room.roster(participant),
  };
}
