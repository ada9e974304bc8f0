import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { FileRefs } from './file-ref.ts';
import { MESSAGE_MAX_LETTERS } from './message.ts';
import { text } from './names.ts';

/**
 * What a message, the parent, said when it was reported, recorded or taken out, as a hub keeps it: in the scope
 * `sealed`, which nobody reads. Whoever writes or takes back something else afterwards does not change it.
 */
export const OriginalBody = Type.Object(
  { author: Id, text: text(MESSAGE_MAX_LETTERS), files: FileRefs },
  { additionalProperties: false },
);
export type OriginalBody = Type.Static<typeof OriginalBody>;

export function originalId(message: string): string {
  return `${message}.v`;
}
