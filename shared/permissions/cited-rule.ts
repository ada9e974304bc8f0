import type { AppErrorCode } from '../errors/app-error.ts';
import { isRuleAt } from '../moderation/rules-in-force.ts';
import type { WriteContext } from './may-write.ts';

/** The rule that a removal or a step of a case names has to have held in the chat (clause E-2.8). @param at in ms */
export function citedRefusal(
  context: WriteContext,
  of: {
    readonly chat: string;
    readonly edition?: string | undefined;
    readonly rule?: number | undefined;
  },
  at: number,
): AppErrorCode | undefined {
  const { chat, edition, rule } = of;
  if (edition === undefined || rule === undefined) return 'ruleMissing';
  return isRuleAt(context, { chat, edition, rule }, at) ? undefined : 'ruleUnknown';
}
