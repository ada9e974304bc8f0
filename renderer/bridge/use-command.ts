import { useCallback, useState } from 'react';
import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { IpcOutcome } from '../../shared/ipc/channels.ts';

export interface Command<D, V> {
  readonly run: (data: D) => Promise<IpcOutcome<V>>;
  readonly isRunning: boolean;
  /** Why the last run failed; undefined after a success. */
  readonly error: AppErrorData | undefined;
  readonly clearError: () => void;
}

/** Asks main, and turns even a broken connection to it into an outcome that a person can be told of. */
export async function ask<D, V>(
  request: (data: D) => Promise<IpcOutcome<V>>,
  data: D,
): Promise<IpcOutcome<V>> {
  try {
    return await request(data);
  } catch (error) {
    const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, error: { code: 'internal', isRetryable: false, params: {}, details } };
  }
}

/** A request of the window to main with its progress and its last error. */
export function useCommand<D, V>(request: (data: D) => Promise<IpcOutcome<V>>): Command<D, V> {
  const [runningCount, setRunningCount] = useState(0);
  const [error, setError] = useState<AppErrorData>();
  const run = useCallback(
    async (data: D) => {
      setRunningCount((count) => count + 1);
      const outcome = await ask(request, data);
      setRunningCount((count) => count - 1);
      setError(outcome.ok ? undefined : outcome.error);
      return outcome;
    },
    [request],
  );
  const clearError = useCallback(() => setError(undefined), []);
  return { run, isRunning: runningCount > 0, error, clearError };
}
