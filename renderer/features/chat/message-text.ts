import type { MESSAGE_MAX_LETTERS } from '../../../shared/schema/message.ts';

const MAX_LETTERS = 8000 satisfies typeof MESSAGE_MAX_LETTERS;
const NEAR_THE_END = 500;

/** What is sent of what was typed: without blank space around it, '' when nothing is left. */
export function textToSend(draft: string): string {
  return draft.trim();
}

export type Room =
  { readonly state: 'free' } | { readonly state: 'scarce' | 'over'; readonly letters: number };

/** How many letters still fit, said only near the end; `over` counts what is too much. */
export function roomFor(draft: string): Room {
  const left = MAX_LETTERS - textToSend(draft).length;
  if (left > NEAR_THE_END) return { state: 'free' };
  return left >= 0 ? { state: 'scarce', letters: left } : { state: 'over', letters: -left };
}
