import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

/**
 * One line of the log of what was done (scope `audit`). Each line holds the hash of the one before, so that
 * none can be changed or left out unseen. It keeps ids and dates, never names or texts.
 */
export const AuditBody = Type.Object(
  {
    /** Counted from 1 in each hub's log. */
    n: Type.Integer({ minimum: 1, maximum: 2 ** 45 - 1 }),
    at: TimeMs,
    /** Who did it; `@school` where it happened by itself. */
    actor: Id,
    action: Type.String({ pattern: '^[a-z]+[.][a-zA-Z]+$', maxLength: 40 }),
    /** The people, classes, slips or papers that it was about. */
    targets: Type.Array(Id, { maxItems: 500 }),
    clause: line(60),
    act: OptionalId,
    /** SHA-256 of the reason that stands in the act; of nothing where none was given. */
    reasonHash: Hash,
    previous: Hash,
    hash: Hash,
  },
  { additionalProperties: false },
);
export type AuditBody = Type.Static<typeof AuditBody>;

export function auditId(log: string, n: number): string {
  return `a.${log}.${n}`;
}
