import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { guardOf } from '../std/parse.ts';

/** What a notice holds while somebody writes in a chat that one has open. It is never stored. */
export const Typing = Type.Object(
  { type: Type.Literal('typing'), chat: Id, person: Id },
  { additionalProperties: false },
);
export type Typing = Type.Static<typeof Typing>;

export const isTyping = guardOf(Typing);

/** A client says no more often than this that its person writes. */
export const TYPING_EVERY_MS = 5_000;
/** It is true for so long after it was said. */
export const TYPING_LASTS_MS = 7_000;
