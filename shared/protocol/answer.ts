import Type from 'typebox';
import { WireError } from './wire-error.ts';

/** The answer to one `call`; the caller parses `value` by the method's own schema. */
export const Answer = Type.Union([
  Type.Object(
    {
      type: Type.Literal('answer'),
      n: Type.Integer({ minimum: 1 }),
      ok: Type.Literal(true),
      value: Type.Unknown(),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('answer'),
      n: Type.Integer({ minimum: 1 }),
      ok: Type.Literal(false),
      error: WireError,
    },
    { additionalProperties: false },
  ),
]);
export type Answer = Type.Static<typeof Answer>;
