import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';

interface Doing {
  /** The words for the toast; without a link one that says when the hub will do it. */
  readonly done?: string;
  readonly undo?: () => void;
  readonly data: Record<string, unknown>;
}

export interface ChatAct {
  /** Resolves to whether it was done, or waits for the hub. */
  readonly run: (action: string, doing: Doing) => Promise<boolean>;
  readonly isRunning: boolean;
  readonly error: AppErrorData | undefined;
}

/** Does something to a chat at once; what can be taken back offers that for 8 seconds. @param clause on what it rests */
export function useChatAct(clause = 'M-4 ¶12'): ChatAct {
  const { t } = useI18n();
  const toast = useToast();
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<AppErrorData>();
  const run = async (action: string, { done, undo, data }: Doing) => {
    setIsRunning(true);
    const outcome = await ask(bridge().school.act, { action, data, reason: '', clause });
    setIsRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok && done !== undefined) {
      toast({ text: isLive ? done : t('act.doneOffline'), ...(undo ? { undo } : {}) });
    }
    return outcome.ok;
  };
  return { run, isRunning, error };
}
