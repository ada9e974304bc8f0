import Type from 'typebox';
import { Id } from '../ids/id.ts';

/** A message that was reported, taken out or recorded as a violation. */
export const CaseOpenData = Type.Object({ message: Id }, { additionalProperties: false });

/** Its words as they are now, and how many files hang on it. */
export const CaseOpenAnswer = Type.Object({
  text: Type.String(),
  files: Type.Integer({ minimum: 0, maximum: 100 }),
});
