import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import { AirBody, QuestionMarkBody } from '../../schema/broadcast.ts';

const { state, text, until } = AirBody.properties;

/** What whoever runs a broadcast does. It is written without a link, but nobody sees it on the air before there is one. */
export const BROADCAST_WISHES = [
  Type.Object({ do: Type.Literal('air'), lesson: Id, state, text, until }, { additionalProperties: false }),
  Type.Object(
    { do: Type.Literal('markQuestion'), lesson: Id, question: Id, mark: QuestionMarkBody.properties.mark },
    { additionalProperties: false },
  ),
] as const;
export type BroadcastWish = Type.Static<(typeof BROADCAST_WISHES)[number]>;

export function isBroadcastWish(wished: { readonly do: string }): wished is BroadcastWish {
  return wished.do === 'air' || wished.do === 'markQuestion';
}
