import { useCallback, useState } from 'react';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';

/** What stands in the way of a passage that somebody wanted to open. */
export interface Blocked {
  readonly link: string;
  readonly title: string;
  /** Undefined where the site cannot be reached from here. */
  readonly error: AppErrorData | undefined;
}

export interface OpenLink {
  readonly open: (link: { readonly id: string; readonly title: string }, isSure?: boolean) => void;
  readonly blocked: Blocked | undefined;
  readonly dismiss: () => void;
}

/** Opens a passage in the system's browser, and says in words when that makes no sense now. */
export function useOpenLink(): OpenLink {
  const [blocked, setBlocked] = useState<Blocked>();
  const open: OpenLink['open'] = useCallback(({ id, title }, isSure = false) => {
    void ask(bridge().app.openLink, { link: id, isSure }).then((outcome) => {
      if (!outcome.ok) setBlocked({ link: id, title, error: outcome.error });
      else setBlocked(outcome.value === 'offline' ? { link: id, title, error: undefined } : undefined);
    });
  }, []);
  const dismiss = useCallback(() => setBlocked(undefined), []);
  return { open, blocked, dismiss };
}
