import Type from 'typebox';
import { text } from './names.ts';

/** A moderator takes something out of a chat and says why; the parent is what is taken out. It beats edits. */
export const TakedownBody = Type.Object({ reason: text(300, 1) }, { additionalProperties: false });
export type TakedownBody = Type.Static<typeof TakedownBody>;

export function takedownId(message: string, person: string): string {
  return `${message}.${person}.x`;
}
