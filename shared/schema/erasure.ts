import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { TimeMs } from './names.ts';

/**
 * The school's note that a person's data were erased (scope `school`): from then on no name, contact or text
 * of this person is kept anywhere, whatever comes from where (`shared/erasure`).
 */
export const ErasureBody = Type.Object(
  { person: Id, at: TimeMs, /** The act by which it was done. */ act: OptionalId },
  { additionalProperties: false },
);
export type ErasureBody = Type.Static<typeof ErasureBody>;

export function erasureId(person: string): string {
  return `${person}.z`.slice(-64);
}
