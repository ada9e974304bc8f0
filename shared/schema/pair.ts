import Type from 'typebox';
import { Id } from '../ids/id.ts';

/**
 * Somebody has begun a private chat with somebody. Each of the two may say so in a document of their own, in
 * the scope of the chat, whose id is made of both.
 */
export const PairBody = Type.Object({ with: Id }, { additionalProperties: false });
export type PairBody = Type.Static<typeof PairBody>;

/** The private chat of two people: the same id, whoever of them begins. */
export function pairChatId(a: string, b: string): string {
  return a < b ? `${a}.${b}` : `${b}.${a}`;
}

export function pairId(by: string, other: string): string {
  return `${pairChatId(by, other)}.${by < other ? 1 : 2}`;
}
