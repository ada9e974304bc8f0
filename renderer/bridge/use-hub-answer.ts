import { useEffect, useState } from 'react';
import type { HubCallName } from '../../shared/ipc/hub-calls.ts';
import { ask } from './use-command.ts';
import { useQuery } from './use-query.ts';
import { bridge } from './window-bridge.ts';

const NOTHING = {};

/**
 * What the hub alone can answer, asked when the screen opens and whenever the link comes back. Undefined
 * until the hub has answered; the last answer stays while the link is away.
 * @param isAnswer keeps its identity
 * @param data keeps its identity, too
 */
export function useHubAnswer<V>(
  method: HubCallName,
  isAnswer: (value: unknown) => value is V,
  data: Record<string, unknown> = NOTHING,
): V | undefined {
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const [answer, setAnswer] = useState<V>();
  useEffect(() => {
    if (!isLive) return undefined;
    const stop = new AbortController();
    void ask(bridge().school.ask, { method, data }).then((outcome) => {
      if (!stop.signal.aborted && outcome.ok && isAnswer(outcome.value)) setAnswer(outcome.value);
    });
    return () => stop.abort();
  }, [isLive, method, isAnswer, data]);
  return answer;
}
