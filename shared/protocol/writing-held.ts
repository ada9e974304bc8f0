import Type from 'typebox';
import { guardOf } from '../std/parse.ts';

/** What a notice holds when a hub takes a person's messages in turn because there are very many of them. */
export const WritingHeld = Type.Object(
  {
    type: Type.Literal('writing.held'),
    /** For so long it is true; a hub that still holds back says so again before. */
    forMs: Type.Integer({ minimum: 1, maximum: 60_000 }),
  },
  { additionalProperties: false },
);
export type WritingHeld = Type.Static<typeof WritingHeld>;

export const isWritingHeld = guardOf(WritingHeld);
