import Type, { type Static } from 'typebox';
import { Id } from '../ids/id.ts';
import { TimeMs } from '../schema/names.ts';

/** So many lines are told at once; a longer period is exported. */
export const MOST_JOURNAL_LINES = 1000;

const Count = Type.Integer({ minimum: 0, maximum: 100_000 });

/** One lesson or meeting that was held. */
const JournalLine = Type.Object({
  lesson: Id,
  title: Type.String(),
  chatTitle: Type.String(),
  host: Id,
  hostName: Type.String(),
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
});
export type JournalLine = Static<typeof JournalLine>;

export const LessonPeopleData = Type.Object({ lesson: Id }, { additionalProperties: false });

/** Who was at one lesson besides the host, by name. */
export const LessonPeopleAnswer = Type.Object({
  people: Type.Array(
    Type.Object({
      name: Type.String(),
      /** Whole minutes with a computer, begun ones too; 0 for somebody whom the roll alone names. */
      minutes: Count,
    }),
    { maxItems: 100_000 },
  ),
});

/** The lessons that began within a period of hub time, `to` excluded. */
export const LessonsHeldData = Type.Object({ from: TimeMs, to: TimeMs }, { additionalProperties: false });

export const LessonsHeldAnswer = Type.Object({
  lines: Type.Array(JournalLine, { maxItems: MOST_JOURNAL_LINES }),
  /** Whether there are more than are told. */
  isCut: Type.Boolean(),
});
