import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { MOST_RULES } from './case-step.ts';
import { OptionalDay } from './day.ts';
import { line, text, TimeMs, Title } from './names.ts';
import { OrderReference } from './order-reference.ts';

/**
 * One edition of the rules of communication: of the whole school, or what a chat adds to them. It lies in the scope
 * `school`, because rules are read before one is in a chat. It is never changed: what changes is a new edition.
 */
export const RulesBody = Type.Object(
  {
    /** '' for the rules of the school. */
    chat: OptionalId,
    /** Counted from 1 for each place. */
    version: Type.Integer({ minimum: 1, maximum: 1000 }),
    title: Title,
    intro: text(2000),
    /** The numbered rules, the first of which is 1; none where a chat goes back to those of the school. */
    rules: Type.Array(text(600, 1), { maxItems: MOST_RULES }),
    /** From when on they hold (ms). */
    from: TimeMs,
    /** The decision of the teacher council and the parents' opinion that was heard (clauses E-3.1, P-4.1). */
    council: line(120),
    councilDate: OptionalDay,
    parents: text(1000),
    /** The order by which the director approved them (clause E-3.2); only those of the school have one. */
    order: Type.Optional(OrderReference),
  },
  { additionalProperties: false },
);
export type RulesBody = Type.Static<typeof RulesBody>;

/** A person has read an edition, its parent, and agrees to keep to it; in `ack:<person>`. It is not taken back. */
export const RulesAckBody = Type.Object({ chat: OptionalId, at: TimeMs }, { additionalProperties: false });
export type RulesAckBody = Type.Static<typeof RulesAckBody>;

export function rulesAckId(edition: string, person: string): string {
  return `${edition}.${person}.r`;
}

/** The edition that every school begins with; its text is in `shared/moderation/standard-rules.ts`. */
export const STANDARD_EDITION = 'standard';
