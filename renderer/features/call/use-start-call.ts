import { useNavigation } from '../../app/navigation.ts';
import { type Command, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

interface StartCall extends Pick<Command<unknown, unknown>, 'error' | 'clearError' | 'isRunning'> {
  readonly begin: () => void;
}

/** Calls all in a chat and goes into the call; comes to the one that is going on there already. */
export function useStartCall(chat: string): StartCall {
  const { go } = useNavigation();
  const { run, ...rest } = useCommand(bridge().lesson.start);
  const begin = () => {
    void run({ chat, type: 'call', plan: '' }).then((outcome) => {
      if (outcome.ok) go({ to: 'lesson', id: outcome.value.lesson, chat, isCall: true });
    });
  };
  return { ...rest, begin };
}
