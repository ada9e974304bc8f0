import Type, { type TProperties } from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { text, TimeMs } from './names.ts';

export const CASE_WORDS_MAX_LETTERS = 1000;
export const REASON_MAX_LETTERS = 300;
/** A block needs more than three violations (clause E-2.6). */
export const VIOLATIONS_FOR_BLOCK = 4;
/** No block lasts longer; a shorter month shortens it further (decision D-4). */
export const LONGEST_BLOCK_DAYS = 31;
export const MOST_RULES = 30;
const MOST_GROUNDS = 60;

/** The rule that a step names (clause E-2.8), in the edition that was in force when the message was written. */
const CITED = {
  edition: Id,
  rule: Type.Integer({ minimum: 1, maximum: MOST_RULES }),
} as const;
const words = text(CASE_WORDS_MAX_LETTERS, 1);

function step<S extends string, P extends TProperties>(name: S, properties: P) {
  return Type.Object({ step: Type.Literal(name), ...properties }, { additionalProperties: false });
}

/**
 * One step in the case of a person in a chat, in `case:<chat>:<person>`. None is ever changed or taken back: what
 * was wrong is answered by another step. The state of the case is computed from all of them (`caseState`), so
 * that it is the same wherever they arrive in whatever order.
 */
export const CaseStepBody = Type.Union([
  /** The person is reminded of a rule (clause E-2.5). */
  step('caution', { message: OptionalId, ...CITED }),
  step('violation', { message: Id, ...CITED }),
  /** A moderator, named here, took a message out of the chat. By the school, which has taken the removal in. */
  step('removed', { message: Id, takedown: Id, person: Id, ...CITED, words: text(REASON_MAX_LETTERS) }),
  /** Named are the violations that it rests on, and what the school had set when it was put on. */
  step('block', {
    ...CITED,
    days: Type.Integer({ minimum: 1, maximum: LONGEST_BLOCK_DAYS }),
    grounds: Type.Array(Id, { minItems: VIOLATIONS_FOR_BLOCK, maxItems: MOST_GROUNDS, uniqueItems: true }),
    objectionDays: Type.Integer({ minimum: 1, maximum: 14 }),
    offsetMinutes: Type.Integer({ minimum: -840, maximum: 840 }),
  }),
  /** A block ends early after an apology that nobody objected to (clause E-2.7). */
  step('release', { block: Id }),
  /** A violation, a caution or a block was a mistake of whoever made it. */
  step('correction', { of: Id, words }),
  /** The person asks the head to look at a step (clause E-2.8). */
  step('appeal', { of: Id, words }),
  step('ruling', { appeal: Id, isLifted: Type.Boolean(), words }),
  /** Somebody objected to an apology; who it was, the person is not told. By the school. */
  step('objected', { block: Id, stampedAt: TimeMs }),
  /** While a block lasts, what is said is kept back from the person, or no longer is. By the school, as it has set. */
  step('reading', { block: Id, isOpen: Type.Boolean() }),
  /** Who has opened a message that was reported or taken out (decision D-3). By the school. */
  step('opened', { message: Id, person: Id }),
]);
export type CaseStepBody = Type.Static<typeof CaseStepBody>;
export type StepName = CaseStepBody['step'];
export type StepOf<S extends StepName> = Extract<CaseStepBody, { readonly step: S }>;

/** An apology to the members of the chat for what led to a block, its parent. In the scope of the chat. */
export const ApologyBody = Type.Object(
  { text: words, objectionDays: Type.Integer({ minimum: 1, maximum: 14 }) },
  { additionalProperties: false },
);
export type ApologyBody = Type.Static<typeof ApologyBody>;

/** There is one for each block. */
export function apologyId(block: string): string {
  return `${block}.a`;
}

/** A member of the chat does not accept an apology, its parent. In `word:<chat>:<member>`. */
export const ObjectionBody = Type.Object({ block: Id, person: Id }, { additionalProperties: false });
export type ObjectionBody = Type.Static<typeof ObjectionBody>;

export function objectionId(apology: string, person: string): string {
  return `${apology}.${person}.o`;
}
