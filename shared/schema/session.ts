import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Day, OptionalDay } from './day.ts';
import { SESSION_TYPES, type SessionType } from './lesson.ts';
import { line, text, TimeMs } from './names.ts';

/** Everything but a call, which nobody plans. */
export type PlannedType = Exclude<SessionType, 'call'>;
export const PLANNED_TYPES = SESSION_TYPES.filter((type): type is PlannedType => type !== 'call');

/** What an event is (features F-073, F-076, F-077); class hours are a type of their own. */
export const EVENT_TYPES = [
  'assembly',
  'excursion',
  'olympiad',
  'contest',
  'holiday',
  'forParents',
  'other',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Longer ones are planned day by day. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;
/** Nothing is repeated for longer than a school year. */
export const LONGEST_REPEAT_DAYS = 400;
export const MOST_AGENDA = 20;
const MOST_CHANGES = 100;
export const MOST_SLOTS = 100;

/**
 * What is planned to be held in a chat or channel, whose scope it lies in and which is its parent: once, or every
 * week on some days. Whoever planned it changes it, or who
 * answers for it after them, by a document that takes its place. The lesson that is begun from it names it as its `plan`.
 */
export const SessionBody = Type.Object(
  {
    type: Type.Unsafe<PlannedType>(Type.Union(PLANNED_TYPES.map((type) => Type.Literal(type)))),
    /** Of an event; '' for every other type. */
    eventType: Type.Unsafe<EventType | ''>(
      Type.Union(['', ...EVENT_TYPES].map((type) => Type.Literal(type))),
    ),
    title: line(200, 1),
    place: line(200),
    about: text(2000),
    agenda: Type.Array(line(200, 1), { maxItems: MOST_AGENDA }),
    /** Of the first time. */
    startsAt: TimeMs,
    endsAt: TimeMs,
    /** By whose clock days and times of what repeats go on, `Europe/Chisinau`. */
    zone: line(60, 1),
    /** 1 for Monday to 7 for Sunday; none for what is held once. */
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, uniqueItems: true }),
    /** The last day of what repeats, '' for what is held once. */
    until: OptionalDay,
    /** Single days of what repeats that are called off or moved. */
    changes: Type.Array(
      Type.Object(
        {
          day: Day,
          isOff: Type.Boolean(),
          /** 0 where it stays when it was. */
          startsAt: TimeMs,
          endsAt: TimeMs,
        },
        { additionalProperties: false },
      ),
      { maxItems: MOST_CHANGES },
    ),
    /** Of a consultation: how long one person's time is; 0 where there are no times to be booked. */
    slotMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
    isCancelled: Type.Boolean(),
    /** What somebody else had planned who answers for it no more, and whose place this takes (`sessions/keeper.ts`). */
    instead: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type SessionBody = Type.Static<typeof SessionBody>;

/** One person's time at a consultation. The parent is the session; its person changes it. */
export const BookingBody = Type.Object(
  {
    /** Milliseconds at which it begins; 0 for a time that was given back. */
    at: TimeMs,
  },
  { additionalProperties: false },
);

/** One booked time per person and consultation by construction. */
export function bookingId(session: string, person: string): string {
  return `${session}.${person}.b`;
}
