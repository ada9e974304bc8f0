import { useEffect, useState } from 'react';
import { useHubClock } from '../../bridge/HubTime.tsx';

/** Hub time in milliseconds, moved on every second. */
export function useSeconds(): number {
  const clock = useHubClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
