import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { FileRefs } from './file-ref.ts';
import { text } from './names.ts';

/** A text that is handed to the administrator for a channel (clause P-2.2(5)), in `act:<maker>`. */
export const SubmissionBody = Type.Object(
  {
    channel: Id,
    text: text(8000, 1),
    files: FileRefs,
    /** What the administrator should know. */
    note: text(1000),
  },
  { additionalProperties: false },
);
export type SubmissionBody = Type.Static<typeof SubmissionBody>;

/** The administrator's word on a submission, its parent, in the maker's scope. */
export const SubmissionEndBody = Type.Object(
  {
    isPublished: Type.Boolean(),
    /** The message that published it, '' for none. */
    message: OptionalId,
    reason: text(500),
  },
  { additionalProperties: false },
);
export type SubmissionEndBody = Type.Static<typeof SubmissionEndBody>;

export function submissionEndId(submission: string): string {
  return `${submission}.d`;
}
