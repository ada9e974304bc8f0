import { isSignalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';

/** Sends the asker no more than its link carries, and lets the room know if voices should be lower. */
export async function tellLink(
  call: HandlerCall,
  { rung, isChosen }: SignalData<'link.tell'>,
): Promise<SignalAnswer<'link.tell'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  await participant.link.tell(rung, isChosen);
  participant.room.judgeVoiceRate();
  return {};
}
