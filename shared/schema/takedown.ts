import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { MOST_RULES, REASON_MAX_LETTERS } from './case-step.ts';
import { text } from './names.ts';

/**
 * A moderator takes something out of a chat and says why; the parent is what is taken out. It beats edits.
 * It names whose words they are, because the rule depends on that and nobody need look it up: where it names
 * somebody else it takes nothing out (`shared/replica/talk`).
 */
export const TakedownBody = Type.Object(
  {
    author: Id,
    reason: text(REASON_MAX_LETTERS),
    /** The rule that it rests on (clause E-2.8), in the edition of the day of the message; older ones name none. */
    edition: Type.Optional(Id),
    rule: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_RULES })),
  },
  { additionalProperties: false },
);
export type TakedownBody = Type.Static<typeof TakedownBody>;

export function takedownId(message: string, person: string): string {
  return `${message}.${person}.x`;
}
