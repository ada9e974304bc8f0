import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useQuery } from './use-query.ts';

const TICK_MS = 20_000;
const NowContext = createContext(Date.now());

/** Gives hub time to everything below, moved on a few times a minute. */
export function HubTime({ children }: { readonly children: ReactNode }) {
  const connection = useQuery('connection', {});
  const offsetMs = connection.isReady ? connection.value.clockOffsetMs : 0;
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={local + offsetMs}>{children}</NowContext>;
}

/** Milliseconds since 1970 by hub time, up to 20 seconds old. */
export function useNow(): number {
  return useContext(NowContext);
}
