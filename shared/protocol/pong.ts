import Type from 'typebox';

export const Pong = Type.Object(
  { type: Type.Literal('pong'), n: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type Pong = Type.Static<typeof Pong>;
