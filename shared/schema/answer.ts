import Type from 'typebox';
import { Id } from '../ids/id.ts';

/**
 * A person's answer to an offered chat that was not a yes, in the scope `person:<id>`: nobody else learns
 * of it (clause E-2.3). Joining is a membership; a chat that was put off can be joined later all the same.
 */
export const AnswerBody = Type.Object(
  {
    chat: Id,
    isPutOff: Type.Boolean(),
    /** An invitation by name was declined: whoever invited is told, and nobody else. */
    isDeclined: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type AnswerBody = Type.Static<typeof AnswerBody>;

export function answerId(chat: string, person: string): string {
  return `${chat}.${person}.a`;
}
