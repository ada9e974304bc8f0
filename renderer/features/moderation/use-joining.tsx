import { type ReactNode, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { AcceptRules } from './AcceptRules.tsx';

interface Joining {
  readonly join: (chat: string) => Promise<void>;
  readonly isRunning: boolean;
  readonly error: AppErrorData | undefined;
  /** The rules that are to be read before; null while nothing is asked. */
  readonly rules: ReactNode;
}

/** Joins a chat; where its rules were not accepted, they are shown first, and joining goes on afterwards. */
export function useJoining(onJoined: (chat: string) => void): Joining {
  const command = useCommand(bridge().replica.joinChat);
  const [reading, setReading] = useState('');
  const join = async (chat: string): Promise<void> => {
    setReading('');
    const outcome = await command.run({ chat });
    if (outcome.ok) onJoined(chat);
    else if (outcome.error.code === 'rulesFirst') setReading(chat);
  };
  return {
    join,
    isRunning: command.isRunning,
    error: command.error?.code === 'rulesFirst' ? undefined : command.error,
    rules:
      reading === '' ? null : (
        <AcceptRules chat={reading} onClose={() => setReading('')} onAccepted={() => void join(reading)} />
      ),
  };
}
