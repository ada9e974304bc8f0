import { useCallback, useEffect, useState } from 'react';
import type { LockState } from '../../../shared/ipc/vault-channels.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

const SECOND_MS = 1000;

/** How a vault's lock stands, counted down second by second; undefined until main has said so. */
export function useLockState(vault: string): {
  readonly lock: LockState | undefined;
  readonly refresh: () => void;
} {
  const [lock, setLock] = useState<LockState>();
  const refresh = useCallback(() => {
    void ask(bridge().vault.lockState, { vault }).then((outcome) => {
      if (outcome.ok) setLock(outcome.value);
    });
  }, [vault]);
  useEffect(refresh, [refresh]);
  const isWaiting = lock !== undefined && lock.waitSeconds > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setLock(aSecondLater), SECOND_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return { lock, refresh };
}

function aSecondLater(before: LockState | undefined): LockState | undefined {
  return before && { ...before, waitSeconds: Math.max(0, before.waitSeconds - 1) };
}

/** «0:30», «15:00» */
export function waitWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
