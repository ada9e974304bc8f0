import Type, { type Static } from 'typebox';
import { AppErrorData } from '../errors/app-error.ts';
import { line, text } from '../schema/names.ts';
import { bytes } from '../std/bytes.ts';

/** What a roster changes, by sorts, in the order in which it is carried out. */
export const ROSTER_SORTS = [
  'newClasses',
  'changedClasses',
  'arrivals',
  'names',
  'roles',
  'contacts',
  'transfers',
  'places',
  'teachers',
  'families',
  'departures',
  'endedClasses',
] as const;
export type RosterSort = (typeof ROSTER_SORTS)[number];

const Sort = Type.Unsafe<RosterSort>(Type.Union(ROSTER_SORTS.map((sort) => Type.Literal(sort))));
const Count = Type.Integer({ minimum: 0 });
const Nothing = Type.Object({}, { additionalProperties: false });
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });
/** Numbers by a word: the code of an error, or what happens to people (`Consequence`). */
const Counts = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Count);

/** A piece of a file fits a frame. */
export const MOST_PIECE_BYTES = 256 * 1024;

const Problem = Type.Object({
  file: Type.String(),
  line: Count,
  column: Type.String(),
  ru: Type.String(),
  en: Type.String(),
  severity: Type.Unsafe<'error' | 'warning'>(Type.Union([Type.Literal('error'), Type.Literal('warning')])),
});

/** The roster's way to the hub: `begin`, `write` until all is there, `preview`, `lines`, `apply`, `progress`. */
export const ROSTER_CALLS = {
  'roster.begin': {
    data: Type.Object(
      {
        /** One zip archive, or the CSV files by the names of the standard. */
        files: Type.Array(
          Type.Object(
            { name: line(200, 1), sizeBytes: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 20 },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Nothing,
  },
  'roster.write': {
    data: Type.Object(
      { file: line(200, 1), offset: Count, bytes: bytes(MOST_PIECE_BYTES, 1) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ received: Count }),
  },
  'roster.preview': {
    data: Nothing,
    answer: Type.Object({
      problems: Type.Array(Problem),
      problemCount: Count,
      /** Names the difference that is shown; '' where the roster has errors. */
      digest: Type.String(),
      /** `new`: no roster has named this school yet; `other`: it is the roster of another school. */
      school: Type.Unsafe<'new' | 'same' | 'other'>(
        Type.Union(['new', 'same', 'other'].map((kind) => Type.Literal(kind))),
      ),
      title: Type.String(),
      /** Half of the people or more would leave: it is probably the wrong file. */
      endsMostPeople: Type.Boolean(),
      sorts: Type.Array(Type.Object({ sort: Sort, count: Count, unfit: Counts, consequences: Counts })),
    }),
  },
  'roster.lines': {
    data: Type.Object({ sort: Sort, from: Count }, { additionalProperties: false }),
    answer: Type.Object({
      count: Count,
      lines: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), to: Type.String() })),
    }),
  },
  'roster.apply': {
    data: Type.Object(
      {
        expects: Digest,
        sorts: Type.Array(Sort, { minItems: 1, maxItems: ROSTER_SORTS.length, uniqueItems: true }),
        reason: text(1000),
      },
      { additionalProperties: false },
    ),
    answer: Nothing,
  },
  'roster.progress': {
    data: Nothing,
    answer: Type.Object({
      state: Type.Unsafe<'none' | 'applying' | 'done' | 'cancelled' | 'failed'>(
        Type.Union(['none', 'applying', 'done', 'cancelled', 'failed'].map((state) => Type.Literal(state))),
      ),
      done: Count,
      total: Count,
      unfit: Counts,
      error: Type.Optional(AppErrorData),
    }),
  },
  'roster.cancel': { data: Nothing, answer: Nothing },
} as const;

export type RosterCallName = keyof typeof ROSTER_CALLS;
export type RosterCallData = { readonly [N in RosterCallName]: Static<(typeof ROSTER_CALLS)[N]['data']> };
export type RosterAnswers = { readonly [N in RosterCallName]: Static<(typeof ROSTER_CALLS)[N]['answer']> };
