import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/**
 * A printed one-time invitation that names a person, in the scope `slip:<maker>`. It holds only a hash of
 * the secret; the secret itself is on the paper alone.
 */
export const SlipBody = Type.Object(
  {
    person: Id,
    maker: Id,
    secretHash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    expiresAt: TimeMs,
    /** 0 until it is used or annulled. */
    usedAt: TimeMs,
    annulledAt: TimeMs,
    usedByDevice: OptionalId,
  },
  { additionalProperties: false },
);
export type SlipBody = Type.Static<typeof SlipBody>;
