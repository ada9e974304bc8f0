import Type from 'typebox';
import { Id } from '../ids/id.ts';

/** One person's word on whether something is pinned in a chat, the parent; the newest word of all decides. */
export const PinBody = Type.Object(
  { message: Id, isPinned: Type.Boolean() },
  { additionalProperties: false },
);
export type PinBody = Type.Static<typeof PinBody>;

export function pinId(message: string, person: string): string {
  return `${message}.${person}.p`;
}
