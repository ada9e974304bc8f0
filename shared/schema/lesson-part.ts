import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/** A raised hand, in the scope of the lesson's chat. The parent is the lesson; its person changes it. */
export const HandBody = Type.Object({ isUp: Type.Boolean(), at: TimeMs }, { additionalProperties: false });
export type HandBody = Type.Static<typeof HandBody>;

/** One hand per person and lesson by construction. */
export function handId(lesson: string, person: string): string {
  return `${lesson}.${person}.h`;
}

/** Whoever leads has seen a hand, or all of them where `person` is ''. The parent is the lesson. */
export const HandDownBody = Type.Object({ person: OptionalId, at: TimeMs }, { additionalProperties: false });
export type HandDownBody = Type.Static<typeof HandDownBody>;

export const ROLL_STATES = ['present', 'absent', 'unmarked'] as const;
export type RollState = (typeof ROLL_STATES)[number];

/** A word of the roll call on one person, by whoever leads; the newest decides. The parent is the lesson. */
export const RollBody = Type.Object(
  { person: Id, state: Type.Unsafe<RollState>(Type.Union(ROLL_STATES.map((state) => Type.Literal(state)))) },
  { additionalProperties: false },
);
export type RollBody = Type.Static<typeof RollBody>;

export const MAX_SPANS = 200;

/** When one person was in the lesson with a computer, as the hub saw it. The parent is the lesson. */
export const AttendedBody = Type.Object(
  {
    person: Id,
    /** In the order of time, apart from each other; `to` is 0 while the person is there. */
    spans: Type.Array(Type.Object({ from: TimeMs, to: TimeMs }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: MAX_SPANS,
    }),
  },
  { additionalProperties: false },
);
export type AttendedBody = Type.Static<typeof AttendedBody>;

export function attendedId(lesson: string, person: string): string {
  return `${lesson}.${person}.a`;
}

/**
 * Two records of one person's times joined: each time by when it began, with the later of its ends, so that an
 * end that became known wins over none. Of more than fit, the latest stay.
 */
export function mergeAttended(a: AttendedBody, b: AttendedBody): AttendedBody {
  return { person: a.person < b.person ? a.person : b.person, spans: mergeSpans(a.spans, b.spans) };
}

type Spans = AttendedBody['spans'];

/** Times joined, each by when it began. */
export function mergeSpans(a: Spans, b: Spans): Spans {
  const ends = new Map<number, number>();
  for (const { from, to } of [...a, ...b]) ends.set(from, Math.max(ends.get(from) ?? 0, to));
  const spans = [...ends].map(([from, to]) => ({ from, to })).toSorted((x, y) => x.from - y.from);
  return spans.slice(-MAX_SPANS);
}

/**
 * How long somebody was there, in milliseconds: overlaps count once, and a time without an end lasts until the
 * next one begins or, as the last, until `until`.
 */
export function presentMs({ spans }: Pick<AttendedBody, 'spans'>, until: number): number {
  let total = 0;
  let counted = 0;
  for (const [index, { from, to }] of spans.entries()) {
    const end = to === 0 ? (spans[index + 1]?.from ?? Math.max(from, until)) : to;
    total += Math.max(0, end - Math.max(from, counted));
    counted = Math.max(counted, end);
  }
  return total;
}

/** Whether somebody is there now, as far as it is known. */
export function isThere({ spans }: Pick<AttendedBody, 'spans'>): boolean {
  return spans.at(-1)?.to === 0;
}
