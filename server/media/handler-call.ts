import { isSignalError, signalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { MediaLimits, MediaLog, MediaOptions, TransportSettings } from './media-options.ts';
import type { OutgoingBudget } from './outgoing-budget.ts';
import type { Participant } from './participant.ts';
import type { Rooms } from './rooms.ts';
import type { Session } from './session.ts';

/** What every request handler gets besides the request's data: who asks, and what it may touch. */
export type HandlerCall = {
  session: Session;
  rooms: Rooms;
  limits: MediaLimits;
  transports: TransportSettings;
  budget: OutgoingBudget;
  log: MediaLog;
  onVoice?: MediaOptions['onVoice'];
};

/** The asker's place in its room, or a refusal: requests about media need one. */
export function requireParticipant({ session }: HandlerCall): Participant | SignalError {
  return session.participant ?? signalError('notJoined');
}

/** The asker's place, if it may send media there. */
export function requireSpeaker({ session: { participant } }: HandlerCall): Participant | SignalError {
  if (participant === undefined) return signalError('notJoined');
  return participant.role === 'viewer' ? signalError('viewersOnlyWatch') : participant;
}

/** The asker's place, if it may show a screen there. */
export function requirePresenter(call: HandlerCall): Participant | SignalError {
  const participant = requireSpeaker(call);
  if (isSignalError(participant)) return participant;
  return participant.mayShowScreen ? participant : signalError('hostOnly');
}

/** The asker's place, if it leads the room. */
export function requireHost({ session: { participant } }: HandlerCall): Participant | SignalError {
  if (participant === undefined) return signalError('notJoined');
  return participant.role === 'host' ? participant : signalError('hostOnly');
}
