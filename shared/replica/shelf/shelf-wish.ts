import Type, { type Static, type TSchema } from 'typebox';
import { Id, Stamp } from '../../ids/id.ts';
import { Day } from '../../schema/day.ts';
import { MaterialBody, ReviewBody } from '../../schema/material.ts';
import { OrderAudience, SchoolOrderBody } from '../../schema/school-order.ts';

function wish<const W extends string, P extends Record<string, TSchema>>(what: W, properties: P) {
  return Type.Object({ what: Type.Literal(what), ...properties }, { additionalProperties: false });
}

/** So many classes are more than any school has. */
const MOST_AUDIENCES = 120;

const { number, date, title, text, files, paper, needsAcknowledgement, note } = SchoolOrderBody.properties;
const order = {
  number,
  date,
  title,
  text,
  files,
  paper,
  needsAcknowledgement,
  audiences: Type.Array(OrderAudience, { minItems: 1, maxItems: MOST_AUDIENCES }),
};
const { title: name, topic, about, source, files: materialFiles } = MaterialBody.properties;
const material = { title: name, topic, about, source, files: materialFiles };

/** What a person does with orders and materials. */
export const ShelfWish = Type.Union([
  wish('placeOrder', order),
  /** The same order in a new version, which asks everyone again. */
  wish('renewOrder', { ...order, order: Id, note }),
  wish('withdrawOrder', { order: Id, note }),
  wish('acknowledge', { order: Id }),
  wish('enterPaper', { order: Id, people: Type.Array(Id, { minItems: 1, maxItems: 5000 }), signedOn: Day }),
  /** Takes back what was entered from paper by mistake. */
  wish('remind', { order: Id }),
  wish('placeMaterial', { ...material, shelf: Type.String({ maxLength: 140 }) }),
  wish('changeMaterial', { ...material, material: Id }),
  wish('dropMaterial', { material: Id }),
  wish('review', {
    material: Id,
    verdict: ReviewBody.properties.verdict,
    of: Stamp,
    reason: ReviewBody.properties.reason,
  }),
]);
export type ShelfWish = Static<typeof ShelfWish>;
export type ShelfWishOf<W extends ShelfWish['what']> = Extract<ShelfWish, { readonly what: W }>;
