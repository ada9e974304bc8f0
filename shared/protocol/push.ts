import Type from 'typebox';
import { AuthorPart } from '../schema/envelope.ts';
import { MAX_PUSH_DOCUMENTS } from './limits.ts';

/** Own versions, the author's part only. Pushing twice is harmless. */
export const Push = Type.Object(
  {
    type: Type.Literal('push'),
    n: Type.Integer({ minimum: 1 }),
    documents: Type.Array(AuthorPart, { minItems: 1, maxItems: MAX_PUSH_DOCUMENTS }),
  },
  { additionalProperties: false },
);
export type Push = Type.Static<typeof Push>;
