import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Day, isWithin, OptionalDay } from './day.ts';
import { OrderReference } from './order-reference.ts';

export const APPOINTED_ROLES = ['administrator', 'head', 'deputy'] as const;
export type AppointedRole = (typeof APPOINTED_ROLES)[number];

/**
 * An appointment by order, in the scope `staff` (clauses O-1.4, P-2.1, P-2.2(2)). The role is in the name
 * card from the first to the last day; the hub enters and takes it out by the calendar.
 */
export const AppointmentBody = Type.Object(
  {
    person: Id,
    role: Type.Unsafe<AppointedRole>(Type.Union(APPOINTED_ROLES.map((role) => Type.Literal(role)))),
    /** Somebody who stands in: an acting head, a substitute administrator. */
    isActing: Type.Boolean(),
    order: OrderReference,
    from: Day,
    /** The last day, '' for no end. */
    until: OptionalDay,
    /** The day from which it no longer holds because it was ended before its time, '' if it was not. */
    endedFrom: OptionalDay,
  },
  { additionalProperties: false },
);
export type AppointmentBody = Type.Static<typeof AppointmentBody>;

/** Whether an appointment holds on a day. */
export function isAppointed({ from, until, endedFrom }: AppointmentBody, day: string): boolean {
  return isWithin(day, from, until) && (endedFrom === '' || day < endedFrom);
}
