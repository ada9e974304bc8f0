import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { AttendedBody, mergeSpans } from './lesson-part.ts';

/** As what somebody leads a live session: with whoever began it, instead of them, or not at all. */
export const LEAD_RANKS = ['host', 'second', 'none'] as const;
export type LeadRank = (typeof LEAD_RANKS)[number];

/**
 * Somebody leads a live session, its parent, by the word of whoever leads it. The newest word on each person
 * decides, and of those who were made host the newest (`shared/lessons/leaders.ts`).
 */
export const CohostBody = Type.Object(
  {
    person: Id,
    rank: Type.Unsafe<LeadRank>(Type.Union(LEAD_RANKS.map((rank) => Type.Literal(rank)))),
  },
  { additionalProperties: false },
);
export type CohostBody = Type.Static<typeof CohostBody>;

/** When nobody who leads was in a live session, its parent, as the hub saw it; `to` is 0 while it waits. */
export const WaitBody = Type.Object(
  { spans: AttendedBody.properties.spans },
  { additionalProperties: false },
);
export type WaitBody = Type.Static<typeof WaitBody>;

/** One per session by construction. */
export function waitId(lesson: string): string {
  return `${lesson}.k`;
}

export function mergeWaits(a: WaitBody, b: WaitBody): WaitBody {
  return { spans: mergeSpans(a.spans, b.spans) };
}
