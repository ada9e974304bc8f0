import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';

export const REMOVAL_REASONS = ['left', 'transferred', 'detached', 'family', 'role', 'unconfirmed'] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

/** Whether it was a movement of a pupil, after which pupil and parents may go on reading what was said before. */
export function isMovement(why: RemovalReason): boolean {
  return why === 'transferred' || why === 'family';
}

/**
 * The school's note that a person is no longer in a chat because of a movement, in the chat's scope. Access
 * itself does not wait for it: that follows from class, role and family. Whoever comes back writes a newer
 * version of the own membership.
 */
export const RemovalBody = Type.Object(
  {
    chat: Id,
    person: Id,
    why: Type.Unsafe<RemovalReason>(Type.Union(REMOVAL_REASONS.map((why) => Type.Literal(why)))),
    act: OptionalId,
  },
  { additionalProperties: false },
);
export type RemovalBody = Type.Static<typeof RemovalBody>;

export function removalId(chat: string, person: string): string {
  return `${chat}.${person}.x`;
}
