import Type from 'typebox';
import { line, TimeMs } from './names.ts';

export const MAX_OPTIONS = 20;
export const POLL_TYPES = ['poll', 'signup'] as const;
export type PollType = (typeof POLL_TYPES)[number];

/** A question to a chat with answers to choose from, or places to sign up for (clause P-1.5). */
export const PollBody = Type.Object(
  {
    question: line(300, 1),
    type: Type.Unsafe<PollType>(Type.Union(POLL_TYPES.map((type) => Type.Literal(type)))),
    options: Type.Array(
      Type.Object(
        {
          text: line(200, 1),
          /** How many people have room; 0 for no limit. Sign-ups only. */
          places: Type.Integer({ minimum: 0, maximum: 10_000 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MAX_OPTIONS },
    ),
    isMultiple: Type.Boolean(),
    /** Votes are seen by the voter and the hub alone; everyone else gets totals (decision D-12). */
    isAnonymous: Type.Boolean(),
    /** 0 while it is open to the end. */
    closesAt: TimeMs,
    /** When its author closed it early, by the author's clock; 0 while that was not done. */
    closedAt: TimeMs,
  },
  { additionalProperties: false },
);
export type PollBody = Type.Static<typeof PollBody>;

/** What one person chose: the numbers of the options, none to take the vote back. The parent is the poll. */
export const VoteBody = Type.Object(
  {
    choices: Type.Array(Type.Integer({ minimum: 0, maximum: MAX_OPTIONS - 1 }), {
      maxItems: MAX_OPTIONS,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
);
export type VoteBody = Type.Static<typeof VoteBody>;

/** One vote per person by construction: voting again changes the same document. */
export function voteId(poll: string, person: string): string {
  return `${poll}.${person}.v`;
}

/** The totals of an anonymous poll, counted by a hub from the votes it has. The parent is the poll. */
export const TallyBody = Type.Object(
  {
    voters: Type.Integer({ minimum: 0, maximum: 100_000 }),
    /** By option; empty until the poll is closed, and where too few have voted to hide who chose what. */
    counts: Type.Array(Type.Integer({ minimum: 0, maximum: 100_000 }), { maxItems: MAX_OPTIONS }),
    /** Whether it was counted after the closing. */
    isFinal: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type TallyBody = Type.Static<typeof TallyBody>;

export function tallyId(poll: string): string {
  return `${poll}.t`;
}
