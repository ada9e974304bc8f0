import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { text } from './names.ts';

export const REPORT_MAX_LETTERS = 500;

/** Stands for the administration in the place of a chat: what is said about those who work here goes to it. */
export const ADMINISTRATION = '@';

/**
 * A member of a chat tells its moderators about something in it, its parent (clause E-2.2). In
 * `word:<chat>:<member>`, or in `word:@:<member>` where it is about somebody who works here.
 */
export const ReportBody = Type.Object(
  { chat: Id, author: Id, words: text(REPORT_MAX_LETTERS) },
  { additionalProperties: false },
);
export type ReportBody = Type.Static<typeof ReportBody>;

/** One per message and member. */
export function reportId(message: string, person: string): string {
  return `${message}.${person}.w`;
}

export const REPORT_RESULTS = ['acted', 'noViolation'] as const;
type ReportResult = (typeof REPORT_RESULTS)[number];

/** What came of a report, its parent. Whoever reported reads it. */
export const ReportEndBody = Type.Object(
  {
    result: Type.Unsafe<ReportResult>(Type.Union(REPORT_RESULTS.map((result) => Type.Literal(result)))),
    words: text(REPORT_MAX_LETTERS),
  },
  { additionalProperties: false },
);
export type ReportEndBody = Type.Static<typeof ReportEndBody>;
