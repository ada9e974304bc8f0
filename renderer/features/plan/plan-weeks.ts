import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { PlanItem } from '../../../shared/replica/rounds/plan-view.ts';
import { startOfDay } from '../../i18n/formats.ts';

/** An event, the date of a task, or one time of something that is to be held. */
export type PlanEntry = PlanItem | SessionRow;

export interface PlanDay {
  /** Milliseconds of its beginning by this computer's clock. */
  readonly day: number;
  readonly items: readonly PlanEntry[];
}

export interface PlanWeek {
  /** Milliseconds of the beginning of its Monday. */
  readonly monday: number;
  readonly days: readonly PlanDay[];
}

export interface Plan {
  /** What was not handed in in time. */
  readonly overdue: readonly PlanItem[];
  readonly weeks: readonly PlanWeek[];
}

/** What is coming, by weeks and days; what goes on already stands on today. */
export function planOf(items: readonly PlanItem[], sessions: readonly SessionRow[], now: number): Plan {
  const today = startOfDay(now);
  const isOverdue = ({ kind, at }: PlanItem) => kind === 'task' && at < today;
  const days = Map.groupBy(
    [...items.filter((item) => !isOverdue(item)), ...sessions].sort((a, b) => a.at - b.at),
    ({ at }) => Math.max(today, startOfDay(at)),
  );
  const weeks = Map.groupBy(
    [...days].map(([day, of]): PlanDay => ({ day, items: of })),
    ({ day }) => mondayOf(day),
  );
  return {
    overdue: items.filter(isOverdue),
    weeks: [...weeks].map(([monday, of]) => ({ monday, days: of })),
  };
}

/** The beginning of the Monday of a moment's week. */
export function mondayOf(at: number): number {
  return daysAfter(startOfDay(at), -((new Date(at).getDay() + 6) % 7));
}

/** The beginning of another day; days of a change of clocks have other lengths. */
export function daysAfter(day: number, days: number): number {
  const other = new Date(day);
  other.setDate(other.getDate() + days);
  return other.getTime();
}
