import Type from 'typebox';

/** A request to a handler of the hub: what needs the hub's hand (a slip, a person) or a live lesson. */
export const Call = Type.Object(
  {
    type: Type.Literal('call'),
    n: Type.Integer({ minimum: 1 }),
    method: Type.String({ pattern: '^[a-z]+[a-zA-Z]*\\.[a-zA-Z]+$', maxLength: 60 }),
    data: Type.Unknown(),
  },
  { additionalProperties: false },
);
export type Call = Type.Static<typeof Call>;
