import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireHost, type HandlerCall } from '../handler-call.ts';

/** Makes a viewer a speaker, or a speaker by grace a viewer again. */
export async function giveVoice(
  call: HandlerCall,
  { personId, isGiven }: SignalData<'participant.giveVoice'>,
): Promise<SignalAnswer<'participant.giveVoice'> | SignalError> {
  const host = requireHost(call);
  if (isSignalError(host)) return host;
  const { room } = host;
  if (room.isBroadcast) return signalError('viewersOnlyWatch');
  const windows = [...room.participants.values()].filter(({ session }) => session.peer.personId === personId);
  if (windows.length === 0) return signalError('noSuchParticipant');
  if (isGiven) room.withVoice.add(personId);
  else room.withVoice.delete(personId);
  const role = await call.rooms.roleOf(room, personId);
  for (const one of windows) {
    if (one.isGone) continue;
    if (role === 'refused') call.rooms.leave(one);
    else call.rooms.setRole(one, role);
  }
  return {};
}
