import { useEffect } from 'react';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

const tasks = new Set<() => Promise<unknown>>();

/** Has something done before the application ends or the vault is closed, for as long as it is mounted. */
export function useBeforeEnd(run: () => Promise<unknown>): void {
  useEffect(() => {
    tasks.add(run);
    return () => void tasks.delete(run);
  }, [run]);
}

/** Answers main, which waits for the window before it ends. Once in the whole window. */
export function useReadyToEnd(): void {
  useEffect(
    () =>
      bridge().app.onEnding(() => {
        void Promise.allSettled([...tasks].map((run) => run())).then(() => ask(bridge().app.readyToEnd, {}));
      }),
    [],
  );
}
