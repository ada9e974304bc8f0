import { useEffect, useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { ChannelReachAnswer } from '../../../shared/ipc/reach-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';

const isReach = guardOf(HUB_CALLS['channel.reach'].answer);
const AGAIN_MS = 20_000;

/**
 * How far an announcement has come: counted anew while it is looked at, and without a link what was counted
 * last. Undefined where nothing is known.
 */
export function useReach(message: string): {
  readonly reach: ChannelReachAnswer | undefined;
  readonly isLive: boolean;
} {
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const [reach, setReach] = useState<ChannelReachAnswer>();
  useEffect(() => {
    const stop = new AbortController();
    const count = () =>
      void ask(bridge().school.ask, { method: 'channel.reach', data: { message } }).then((outcome) => {
        if (!stop.signal.aborted && outcome.ok && isReach(outcome.value)) setReach(outcome.value);
      });
    count();
    const timer = isLive ? window.setInterval(count, AGAIN_MS) : 0;
    return () => {
      stop.abort();
      window.clearInterval(timer);
    };
  }, [isLive, message]);
  return { reach, isLive };
}
