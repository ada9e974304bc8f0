import { useEffect, useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';

const isEntered = guardOf(HUB_CALLS['accounts.entered'].answer);
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who has come in, by what the hub says whenever the link is there: devices are nobody's to see but their
 * owners', so no replica has them. Undefined until the hub has answered.
 */
export function useEntered(): { readonly people: ReadonlySet<string>; readonly isKnown: boolean } {
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const [people, setPeople] = useState<ReadonlySet<string>>();
  useEffect(() => {
    if (!isLive) return undefined;
    const stop = new AbortController();
    void ask(bridge().school.ask, { method: 'accounts.entered', data: {} }).then((outcome) => {
      if (stop.signal.aborted || !outcome.ok || !isEntered(outcome.value)) return;
      setPeople(new Set(outcome.value.people));
    });
    return () => stop.abort();
  }, [isLive]);
  return { people: people ?? NOBODY, isKnown: people !== undefined };
}
