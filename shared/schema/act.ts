import Type from 'typebox';
import { line, text } from './names.ts';

/**
 * Something that a person does to the school: adds a class, confirms a teacher, lets a pupil go. It is
 * written like a message, also without a link, in the scope `act:<maker>`, and never changed. The hub
 * judges it, carries it out by documents of the school, and notes it in the log, all in one step.
 * `shared/acts/registry.ts` says which actions there are and what each one's data is.
 */
export const ActBody = Type.Object(
  {
    action: Type.String({ pattern: '^[a-z]+[.][a-zA-Z]+$', maxLength: 40 }),
    data: Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.Unknown(), {
      maxProperties: 40,
      additionalProperties: false,
    }),
    /** Why, in words of the one who acts; erased with the people it may name, so the log keeps its hash only. */
    reason: text(1000),
    /** The clause of the rules on which it rests: `P-2.1(11)`. */
    clause: line(60),
  },
  { additionalProperties: false },
);
export type ActBody = Type.Static<typeof ActBody>;
