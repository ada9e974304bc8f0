import Type from 'typebox';

/** Something that happens now in a live lesson; parsed by `shared/signaling`. It is never stored. */
export const Notice = Type.Object(
  { type: Type.Literal('notice'), data: Type.Unknown() },
  { additionalProperties: false },
);
export type Notice = Type.Static<typeof Notice>;
