import { VIOLATIONS_FOR_BLOCK } from '../schema/case-step.ts';
import type { CaseState } from './case-state.ts';

export interface BlockChance {
  /** The violations that count now, which a block would rest on. */
  readonly grounds: readonly string[];
  /** Why no block can be put on; undefined where one can. */
  readonly refusal: 'blockTooEarly' | 'blockGoesOn' | 'blockNothingNew' | undefined;
}

/**
 * Whether somebody can be blocked: from the fourth violation recorded in the window, not while a block is in
 * force, and after one only for something new (clause E-2.6, decision D-4).
 * @param since from when on violations count (ms)
 */
export function blockChance({ violations, blocks, block }: CaseState, since: number): BlockChance {
  const counted = violations.filter(({ at }) => at >= since);
  const grounds = counted.map(({ id }) => id);
  if (block) return { grounds, refusal: 'blockGoesOn' };
  if (counted.length < VIOLATIONS_FOR_BLOCK) return { grounds, refusal: 'blockTooEarly' };
  const lastEnd = Math.max(
    -Infinity,
    ...blocks.filter(({ at, endsAt }) => endsAt > at).map(({ endsAt }) => endsAt),
  );
  const isNew = counted.some(({ at }) => at > lastEnd);
  return { grounds, refusal: isNew ? undefined : 'blockNothingNew' };
}
