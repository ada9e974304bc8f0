import { useEffect, useState } from 'react';
import type { DivisionView } from '../../../../shared/replica/live/lesson-views.ts';
import { useHubClock } from '../../../bridge/HubTime.tsx';

/** A timer holds no more. */
const LONGEST_MS = 2 ** 30;

/** The division while its time is not over: the hub brings everyone back at that moment, and says nothing more. */
export function useDivision(division: DivisionView | undefined): DivisionView | undefined {
  const clock = useHubClock();
  const untilMs = division?.untilMs ?? 0;
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (untilMs === 0) return undefined;
    const waitMs = Math.min(LONGEST_MS, Math.max(0, untilMs - clock()));
    const timer = setTimeout(() => setOver(untilMs), waitMs);
    return () => clearTimeout(timer);
  }, [clock, untilMs]);
  return untilMs > 0 && over === untilMs ? undefined : division;
}
