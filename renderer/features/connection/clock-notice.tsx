import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { CLOCK_TOLERANCE_MS } from './connection-words.ts';

interface ClockNotice {
  /** Hub time minus this computer's clock as far as it is to be said, 0 for nothing. */
  readonly offsetMs: number;
  /** Not to be said again in this session, unless the clock goes wrong anew. */
  readonly dismiss: () => void;
}

const ClockContext = createContext<ClockNotice>({ offsetMs: 0, dismiss: () => undefined });

export function useClockNotice(): ClockNotice {
  return useContext(ClockContext);
}

/** Remembers for as long as the person is inside that the notice of a wrong clock was read. */
export function KeepClockNotice({ children }: { readonly children: ReactNode }) {
  const connection = useQuery('connection', {});
  const offsetMs = connection.isReady ? connection.value.clockOffsetMs : 0;
  const [readMs, setReadMs] = useState(0);
  const isRead = readMs !== 0 && Math.abs(offsetMs - readMs) <= CLOCK_TOLERANCE_MS;
  const notice = useMemo<ClockNotice>(
    () => ({ offsetMs: isRead ? 0 : offsetMs, dismiss: () => setReadMs(offsetMs) }),
    [isRead, offsetMs],
  );
  return <ClockContext value={notice}>{children}</ClockContext>;
}
