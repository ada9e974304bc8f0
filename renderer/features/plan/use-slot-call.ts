import { pairChatId } from '../../../shared/schema/pair.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/** The call of two at a time of a consultation: in the private chat of the two, which is begun where there is none. */
export function useSlotCall(session: string) {
  const { go } = useNavigation();
  const me = useQuery('me', {});
  const begin = useCommand(bridge().replica.beginPrivate);
  const start = useCommand(bridge().lesson.start);
  const answer = useCommand(bridge().lesson.do);
  const call = async (person: string) => {
    const pair = await begin.run({ person });
    if (!pair.ok) return;
    const { chat } = pair.value;
    const outcome = await start.run({ chat, type: 'call', plan: session });
    if (outcome.ok) go({ to: 'lesson', id: outcome.value.lesson, chat, isCall: true });
  };
  /** Goes into the call that goes on, as whoever is called. */
  const enter = async (lesson: string, other: string) => {
    const own = me.isReady ? me.value?.id : undefined;
    if (own === undefined) return;
    const outcome = await answer.run({ do: 'answer', lesson, state: 'answered' });
    if (outcome.ok) go({ to: 'lesson', id: lesson, chat: pairChatId(own, other), isCall: true });
  };
  return {
    call,
    enter,
    isRunning: begin.isRunning || start.isRunning || answer.isRunning,
    error: begin.error ?? start.error ?? answer.error,
  };
}
