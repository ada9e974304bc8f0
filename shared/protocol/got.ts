import Type from 'typebox';

/** The client has stored the `changes` of this number and all before it. */
export const Got = Type.Object(
  { type: Type.Literal('got'), n: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export type Got = Type.Static<typeof Got>;
