import Type, { type Static, type TProperties } from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { CASE_WORDS_MAX_LETTERS, LONGEST_BLOCK_DAYS, MOST_RULES } from '../../schema/case-step.ts';
import { text } from '../../schema/names.ts';
import { REPORT_MAX_LETTERS, ReportEndBody } from '../../schema/report.ts';

function wish<D extends string, P extends TProperties>(what: D, properties: P) {
  return Type.Object({ do: Type.Literal(what), ...properties }, { additionalProperties: false });
}

/** The rule that is named, in an edition. */
export const CITED = {
  edition: Id,
  rule: Type.Integer({ minimum: 1, maximum: MOST_RULES }),
} as const;
const words = text(CASE_WORDS_MAX_LETTERS, 1);

/** What a person does about order in chats. Each works without a link. */
export const ModerationWish = Type.Union([
  wish('report', { message: Id, words: text(REPORT_MAX_LETTERS) }),
  wish('answerReport', {
    report: Id,
    result: ReportEndBody.properties.result,
    words: text(REPORT_MAX_LETTERS),
  }),
  /** Reminds a person of a rule, about a message or in general. */
  wish('caution', { chat: Id, person: Id, message: OptionalId, ...CITED }),
  wish('violation', { message: Id, ...CITED }),
  wish('block', {
    chat: Id,
    person: Id,
    days: Type.Integer({ minimum: 1, maximum: LONGEST_BLOCK_DAYS }),
    ...CITED,
  }),
  wish('release', { chat: Id, person: Id }),
  wish('correct', { step: Id, words }),
  wish('appeal', { step: Id, words }),
  wish('ruling', { appeal: Id, isLifted: Type.Boolean(), words }),
  wish('apologise', { chat: Id, words }),
  wish('object', { apology: Id }),
  /** Agrees to editions of the rules that were read. */
  wish('accept', { editions: Type.Array(Id, { minItems: 1, maxItems: 4, uniqueItems: true }) }),
]);
export type ModerationWish = Static<typeof ModerationWish>;
export type ModerationWishOf<D extends ModerationWish['do']> = Extract<ModerationWish, { readonly do: D }>;
