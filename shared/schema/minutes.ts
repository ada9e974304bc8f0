import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, text, TimeMs } from './names.ts';
import { EVENT_TYPES } from './session.ts';

export const MOST_POINTS = 25;
const MOST_PRESENT = 500;
export const MOST_PLACES = 30;

/** What is reported on: each kind of event, and class hours. */
export const REPORT_TYPES = ['classHour', ...EVENT_TYPES] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

/**
 * The minutes of a meeting or the report on an event, in the scope of the chat; the parent is the lesson, or what
 * was planned where nothing was begun with a computer. It is written when it is signed; whoever signed it may
 * correct it, and nobody takes it back.
 */
export const MinutesBody = Type.Object(
  {
    /** '' for minutes, otherwise on what it is a report. */
    report: Type.Unsafe<ReportType | ''>(Type.Union(['', ...REPORT_TYPES].map((type) => Type.Literal(type)))),
    /** As the school counts its papers, '' for none. */
    number: line(20),
    title: line(200, 1),
    place: line(200),
    /** When it was held, milliseconds. */
    heldAt: TimeMs,
    endedAt: TimeMs,
    /** Who took the chair or, of a report, who was responsible; and who wrote it down. */
    chair: line(200),
    secretary: line(200),
    /** Of minutes: what was talked about, said and decided, and how the vote went. */
    points: Type.Array(
      Type.Object(
        {
          topic: line(200, 1),
          said: text(1500),
          decided: text(1500),
          /** The poll of the chat from which the result was taken. */
          poll: OptionalId,
          vote: line(400),
        },
        { additionalProperties: false },
      ),
      { maxItems: MOST_POINTS },
    ),
    /** Who was there, as whoever wrote it has said. */
    present: Type.Array(Id, { maxItems: MOST_PRESENT, uniqueItems: true }),
    /** How many besides those. */
    others: Type.Integer({ minimum: 0, maximum: 10_000 }),
    /** Of a report: what it was about, in the words of its type, and what came of it. */
    subject: line(300),
    results: text(3000),
    /** Who took which place. */
    places: Type.Array(
      Type.Object({ place: line(60, 1), who: line(200, 1) }, { additionalProperties: false }),
      { maxItems: MOST_PLACES },
    ),
  },
  { additionalProperties: false },
);
export type MinutesBody = Type.Static<typeof MinutesBody>;

/** Competitions have places; for the others there are none to be named. */
const WITH_PLACES: ReadonlySet<ReportType | ''> = new Set(['olympiad', 'contest']);

export function hasPlaces(report: ReportType | ''): boolean {
  return WITH_PLACES.has(report);
}

/** Whether what was signed can be read as what it says it is. */
export function isSoundMinutes({ report, points, subject, results, places, ...of }: MinutesBody): boolean {
  if (of.heldAt <= 0 || of.endedAt < of.heldAt) return false;
  if (report === '') return points.length > 0 && `${subject}${results}` === '' && places.length === 0;
  return points.length === 0 && results.trim() !== '' && (places.length === 0 || hasPlaces(report));
}

/** On what a report is written of something planned; '' for what has minutes. */
export function reportOf({
  type,
  eventType,
}: {
  readonly type: string;
  readonly eventType: string;
}): ReportType | '' {
  if (type === 'classHour') return type;
  return type === 'event' ? (EVENT_TYPES.find((one) => one === eventType) ?? 'other') : '';
}

/** All that somebody wrote in it, for a list of what did not get to a hub. */
export function wordsOfMinutes({ title, points, subject, results, places }: MinutesBody): string {
  const words = points.flatMap(({ topic, said, decided, vote }) => [topic, said, decided, vote]);
  const winners = places.map(({ place, who }) => `${place}: ${who}`);
  return [title, ...words, subject, results, ...winners].filter(Boolean).join('\n');
}
