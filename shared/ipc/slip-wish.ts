import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { Role } from '../schema/person.ts';
import { MAX_LINK_USES, SLIP_PURPOSES, type SlipPurpose } from '../schema/slip.ts';

/** What a slip is to give; the secret and everything else of it is made by the thread. */
export const SlipWish = Type.Object(
  {
    purpose: Type.Unsafe<SlipPurpose>(Type.Union(SLIP_PURPOSES.map((purpose) => Type.Literal(purpose)))),
    /** Whom it names, '' where it names a role. */
    person: OptionalId,
    role: Type.Unsafe<Role>(Role),
    classroom: OptionalId,
    child: OptionalId,
    mostUses: Type.Integer({ minimum: 1, maximum: MAX_LINK_USES }),
  },
  { additionalProperties: false },
);
export type SlipWish = Type.Static<typeof SlipWish>;

/** A whole class at once, and everybody's parents. */
export const MOST_SLIPS_AT_ONCE = 100;

export const SlipsWish = Type.Object(
  {
    slips: Type.Array(SlipWish, { minItems: 1, maxItems: MOST_SLIPS_AT_ONCE }),
    /** How long they hold; 0 for as long as the school says, or a year for the safe. */
    days: Type.Integer({ minimum: 0, maximum: 365 }),
  },
  { additionalProperties: false },
);
export type SlipsWish = Type.Static<typeof SlipsWish>;
