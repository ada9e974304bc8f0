import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Day } from './day.ts';
import { FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';
import { ROLES, type Role } from './person.ts';

/** An order or another document that people have to know (clauses M-4 ¶8, O-4). */
export const SchoolOrderBody = Type.Object(
  {
    number: line(40),
    date: Day,
    title: line(200, 1),
    text: text(8000),
    files: FileRefs,
    /** Counted from 1; a new version asks everyone again. */
    version: Type.Integer({ minimum: 1, maximum: 1000 }),
    needsAcknowledgement: Type.Boolean(),
    /** Whom it is for; its scope lets no fewer people read it. */
    audience: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
      minItems: 1,
      maxItems: ROLES.length,
      uniqueItems: true,
    }),
    isWithdrawn: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type SchoolOrderBody = Type.Static<typeof SchoolOrderBody>;

/** A person has read a version of an order, in `ack:<person>`. The parent is the order. */
export const AckBody = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1000 }), at: TimeMs },
  { additionalProperties: false },
);
export type AckBody = Type.Static<typeof AckBody>;

export function ackId(order: string, person: string): string {
  return `${order}.${person}.k`;
}

/** A signature on the printed sheet, entered by the administration, in `ack:<person>`. The parent is the order. */
export const PaperAckBody = Type.Object(
  { person: Id, version: Type.Integer({ minimum: 1, maximum: 1000 }), signedOn: Day },
  { additionalProperties: false },
);
export type PaperAckBody = Type.Static<typeof PaperAckBody>;
