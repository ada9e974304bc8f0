import { useCallback, useEffect, useState } from 'react';
import type { IpcEvents } from '../../shared/ipc/channels.ts';
import type { AppInfo, EntryState, Preferences } from '../../shared/ipc/values.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

/** Where the person stands between the empty machine and the chats; undefined until main has said so. */
export function useEntryState(): EntryState | undefined {
  const [state, setState] = useState<EntryState>();
  useEffect(() => {
    let hasChanged = false;
    const stop = bridge().entry.onChanged((next) => {
      hasChanged = true;
      setState(next);
    });
    void ask(bridge().entry.state, {}).then((outcome) => {
      // A change that came while asking is newer than the answer.
      if (hasChanged) return;
      setState(outcome.ok ? outcome.value : { phase: 'welcome', error: outcome.error, hasPeople: false });
    });
    return stop;
  }, []);
  return state;
}

/** What the window looks like before main has told the kept preferences. */
export const FIRST_PREFERENCES: Preferences = { language: 'ru', theme: 'system', textScale: 100 };

export function usePreferences(): {
  readonly preferences: Preferences;
  readonly change: (part: Partial<Preferences>) => void;
} {
  const [preferences, setPreferences] = useState(FIRST_PREFERENCES);
  useEffect(() => {
    let hasChanged = false;
    const stop = bridge().app.onPreferences((next) => {
      hasChanged = true;
      setPreferences(next);
    });
    void ask(bridge().app.preferences, {}).then((outcome) => {
      if (outcome.ok && !hasChanged) setPreferences(outcome.value);
    });
    return stop;
  }, []);
  const change = useCallback(
    (part: Partial<Preferences>) => {
      const next = { ...preferences, ...part };
      setPreferences(next);
      void ask(bridge().app.setPreferences, next);
    },
    [preferences],
  );
  return { preferences, change };
}

export function useAppInfo(): AppInfo | undefined {
  const [info, setInfo] = useState<AppInfo>();
  useEffect(() => {
    void ask(bridge().app.info, {}).then((outcome) => {
      if (outcome.ok) setInfo(outcome.value);
    });
  }, []);
  return info;
}

export type AppCommand = IpcEvents['app.command']['command'];

/** Calls the listener for every command of the application menu. */
export function useAppCommands(onCommand: (command: AppCommand) => void): void {
  useEffect(() => bridge().app.onCommand(({ command }) => onCommand(command)), [onCommand]);
}

/** Calls the listener when a chat is to be opened from outside the window, by its notice. */
export function useOpenedChat(onOpen: (chat: string) => void): void {
  useEffect(() => bridge().app.onOpenChat(({ chat }) => onOpen(chat)), [onOpen]);
}

/** Notes a moment for the benchmarks. */
export function markMoment(name: 'firstPaint' | 'chatListInteractive' | 'peopleTableShown'): void {
  void ask(bridge().app.mark, { name });
}
