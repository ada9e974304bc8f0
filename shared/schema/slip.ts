import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { TimeMs } from './names.ts';
import { type Role, ROLES } from './person.ts';

export const SLIP_PURPOSES = ['person', 'role', 'link', 'recovery'] as const;
export type SlipPurpose = (typeof SLIP_PURPOSES)[number];
export const MAX_LINK_USES = 500;

/**
 * An invitation, written by its maker, in the scope `slip:<maker>`, also without a link to the hub. It
 * holds only a hash of the secret; the secret itself is on the paper alone.
 * - `person`: names somebody of the school and lets in that person, once;
 * - `role`: names a role and, where the role has one, a class (or, for parents, a child), and makes one new person of it;
 * - `link`: the same for many people; each use is a request that somebody decides;
 * - `recovery`: like `person`, for the head, to be kept in the safe.
 */
export const SlipBody = Type.Object(
  {
    purpose: Type.Unsafe<SlipPurpose>(Type.Union(SLIP_PURPOSES.map((purpose) => Type.Literal(purpose)))),
    /** Whom it names, '' where it names a role. */
    person: OptionalId,
    role: Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))),
    classroom: OptionalId,
    /** The pupil whose parent it lets in, '' for none. */
    child: OptionalId,
    secretHash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    expiresAt: TimeMs,
    mostUses: Type.Integer({ minimum: 1, maximum: MAX_LINK_USES }),
    /** When its maker annulled it, 0 while it holds. Administrators annul by a `slipend`. */
    annulledAt: TimeMs,
    /** Made with the slip's key over the contact to which it is bound; missing where it is bound to none. */
    contactHash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })),
  },
  { additionalProperties: false },
);
export type SlipBody = Type.Static<typeof SlipBody>;

/** The hub's note that a slip was used; `person` is '' while a request waits for its answer. Scope of the slip. */
export const SlipUseBody = Type.Object(
  { slip: Id, person: OptionalId, request: OptionalId, device: OptionalId, at: TimeMs },
  { additionalProperties: false },
);
export type SlipUseBody = Type.Static<typeof SlipUseBody>;

/** The end of somebody else's slip, by an administrator's act. Scope of the slip. */
export const SlipEndBody = Type.Object(
  { slip: Id, act: OptionalId, at: TimeMs },
  { additionalProperties: false },
);
export type SlipEndBody = Type.Static<typeof SlipEndBody>;

export function slipEndId(slip: string): string {
  return `${slip}.e`;
}
