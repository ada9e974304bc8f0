import Type from 'typebox';

/** Either side, after a silence of half the heartbeat; the other answers with the same number. */
export const Ping = Type.Object(
  { type: Type.Literal('ping'), n: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type Ping = Type.Static<typeof Ping>;
