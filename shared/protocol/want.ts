import Type from 'typebox';
import { Id } from '../ids/id.ts';

/** Documents that the client asks for by name, because the acceptance of what it holds of them is void. */
export const Want = Type.Object(
  { type: Type.Literal('want'), ids: Type.Array(Id, { minItems: 1, maxItems: 1000 }) },
  { additionalProperties: false },
);
export type Want = Type.Static<typeof Want>;
