import Type, { type Static } from 'typebox';
import { Id } from '../ids/id.ts';
import { OptionalDay } from '../schema/day.ts';
import { SessionTypeField } from '../schema/lesson.ts';
import { MOST_PLACES, REPORT_TYPES, type ReportType } from '../schema/minutes.ts';
import { TimeMs } from '../schema/names.ts';

/** So many lines are told at once; a longer period is exported. */
export const MOST_JOURNAL_LINES = 1000;

const Count = Type.Integer({ minimum: 0, maximum: 100_000 });
const ReportField = Type.Unsafe<ReportType | ''>(
  Type.Union(['', ...REPORT_TYPES].map((type) => Type.Literal(type))),
);

/** What became of something planned or begun. */
export const JOURNAL_STATES = ['planned', 'goesOn', 'held', 'notHeld', 'cancelled'] as const;
export type JournalState = (typeof JOURNAL_STATES)[number];

/** One lesson, meeting or event: held, or planned and not begun. */
const JournalLine = Type.Object({
  /** The lesson, or what was planned where nothing was begun. */
  about: Id,
  /** The day by which a time of what was planned is named; '' for a lesson. */
  day: OptionalDay,
  state: Type.Unsafe<JournalState>(Type.Union(JOURNAL_STATES.map((state) => Type.Literal(state)))),
  type: SessionTypeField,
  /** What an event was, '' for what has minutes and not a report. */
  report: ReportField,
  title: Type.String(),
  chatTitle: Type.String(),
  host: Id,
  hostName: Type.String(),
  /** As it was held, or as it is planned. */
  startedAt: TimeMs,
  /** 0 while it goes on. */
  endedAt: TimeMs,
  /** Who was there besides the host, and who could have been. */
  present: Count,
  /** Rooms before one screen, how many were in them, and how many each at a computer of their own. */
  rooms: Count,
  inRooms: Count,
  atHome: Count,
  invited: Count,
  /** How many minutes and reports are signed about it. */
  papers: Count,
});
export type JournalLine = Static<typeof JournalLine>;

export const LessonPeopleData = Type.Object({ about: Id, day: OptionalDay }, { additionalProperties: false });

/** What is signed about a lesson: a report whole, of minutes no more than that there are some. */
const JournalPaper = Type.Object({
  report: ReportField,
  number: Type.String(),
  title: Type.String(),
  signerName: Type.String(),
  present: Count,
  subject: Type.String(),
  results: Type.String(),
  places: Type.Array(Type.Object({ place: Type.String(), who: Type.String() }), { maxItems: MOST_PLACES }),
});
export type JournalPaper = Static<typeof JournalPaper>;

/** Who was at one lesson besides the host, by name, and what is signed about it. */
export const LessonPeopleAnswer = Type.Object({
  people: Type.Array(
    Type.Object({
      name: Type.String(),
      /** Whole minutes with a computer, begun ones too; 0 for somebody whom the roll alone names. */
      minutes: Count,
    }),
    { maxItems: 100_000 },
  ),
  papers: Type.Array(JournalPaper, { maxItems: 100 }),
});

/** The lessons that began, or were to begin, within a period of hub time, `to` excluded. */
export const LessonsHeldData = Type.Object({ from: TimeMs, to: TimeMs }, { additionalProperties: false });

export const LessonsHeldAnswer = Type.Object({
  lines: Type.Array(JournalLine, { maxItems: MOST_JOURNAL_LINES }),
  /** Whether there are more than are told. */
  isCut: Type.Boolean(),
});
