import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useQuery } from './use-query.ts';

const TICK_MS = 20_000;
const NowContext = createContext(Date.now());

/**
 * Hub time from now on: it goes on when this computer's clock is set back, and has gone on when the computer
 * wakes from sleep, which only its clock knows of.
 * @param offsetMs hub time minus this computer's clock
 */
export function hubTimeFrom(offsetMs: number): () => number {
  const wallMs = Date.now();
  const startMs = performance.now();
  return () => wallMs + offsetMs + Math.max(Date.now() - wallMs, performance.now() - startMs);
}

/** Gives hub time to everything below, moved on a few times a minute. */
export function HubTime({ children }: { readonly children: ReactNode }) {
  const connection = useQuery('connection', {});
  const offsetMs = connection.isReady ? connection.value.clockOffsetMs : 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const hubTime = hubTimeFrom(offsetMs);
    const tick = () => setNow(hubTime());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [offsetMs]);
  return <NowContext value={now}>{children}</NowContext>;
}

/** Tells hub time as it is at the moment of asking, in milliseconds since 1970. */
export function useHubClock(): () => number {
  const connection = useQuery('connection', {});
  const offsetMs = connection.isReady ? connection.value.clockOffsetMs : 0;
  return useCallback(() => Date.now() + offsetMs, [offsetMs]);
}

/** Milliseconds since 1970 by hub time, up to 20 seconds old. */
export function useNow(): number {
  return useContext(NowContext);
}
