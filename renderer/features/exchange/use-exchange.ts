import { useCallback, useEffect, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { ExchangeState, ExportSort } from '../../../shared/ipc/exchange-requests.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

const LOOK_MS = 300;

export interface ExchangeJob {
  readonly state: ExchangeState | undefined;
  /** Why something could not be begun. */
  readonly error: AppErrorData | undefined;
  readonly isRunning: boolean;
  readonly sendRoster: (what: 'folder' | 'zip') => Promise<void>;
  readonly save: (sort: ExportSort, person?: string) => Promise<void>;
  readonly cancel: () => void;
}

/** What is under way between this computer's files and the hub; looked at while it runs. */
export function useExchange(): ExchangeJob {
  const [state, setState] = useState<ExchangeState>();
  const [error, setError] = useState<AppErrorData>();
  const look = useCallback(async () => {
    const outcome = await ask(bridge().exchange.state, {});
    if (outcome.ok) setState(outcome.value);
  }, []);
  const isRunning = state?.state === 'running';
  useEffect(() => {
    // Something may be under way since before this screen was opened.
    void ask(bridge().exchange.state, {}).then((outcome) => {
      if (outcome.ok) setState(outcome.value);
    });
  }, []);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = window.setInterval(() => void look(), LOOK_MS);
    return () => window.clearInterval(timer);
  }, [isRunning, look]);
  return {
    state,
    error,
    isRunning,
    sendRoster: async (what) => {
      const outcome = await ask(bridge().exchange.sendRoster, { what });
      setError(outcome.ok ? undefined : outcome.error);
      await look();
    },
    save: async (sort, person = '') => {
      const outcome = await ask(bridge().exchange.save, { sort, person });
      setError(outcome.ok ? undefined : outcome.error);
      await look();
    },
    cancel: () => {
      void ask(bridge().exchange.cancel, {}).then(look);
    },
  };
}
