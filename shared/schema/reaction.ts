import Type from 'typebox';

/** A few signs that a school can live with; their pictures are shipped with the application. */
export const REACTIONS = ['like', 'thanks', 'heart', 'laugh', 'wow', 'sad', 'question', 'done'] as const;
export type Reaction = (typeof REACTIONS)[number];

/**
 * One person's sign under something in a chat, whose id is the parent. It is taken back by an empty sign and
 * not by `gone`, which would be for ever.
 */
export const ReactionBody = Type.Object(
  { sign: Type.Unsafe<Reaction | ''>(Type.Union(['', ...REACTIONS].map((sign) => Type.Literal(sign)))) },
  { additionalProperties: false },
);
export type ReactionBody = Type.Static<typeof ReactionBody>;

/** One sign per person and message: another one takes its place. */
export function reactionId(message: string, person: string): string {
  return `${message}.${person}.e`;
}
