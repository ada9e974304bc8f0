import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';

/** The person looks at another chat now, '' for none: of what is still owed its newest come first. */
export const Open = Type.Object(
  { type: Type.Literal('open'), chat: OptionalId },
  { additionalProperties: false },
);
export type Open = Type.Static<typeof Open>;
