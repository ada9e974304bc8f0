import type { AppErrorCode } from '../errors/app-error.ts';
import { caseOf } from '../moderation/case-of.ts';
import { rulesToAccept } from '../moderation/rules-in-force.ts';
import { isOfKind, type Kind } from '../schema/kinds.ts';
import { chatOfScope } from '../schema/scope.ts';
import type { WriteContext, Written } from './may-write.ts';

/**
 * What somebody who may write in a chat may all the same not do now: rules of which there is a new edition are read
 * first (clauses E-2.4, E-3.2), and whoever is blocked reads and does not write (clause E-2.6).
 * @param at hub time in milliseconds
 */
export function gateRefusal(
  { chat, person }: { readonly chat: string; readonly person: string },
  context: WriteContext,
  at: number,
): AppErrorCode | undefined {
  if (caseOf(context, { chat, person }, at).block) return 'blocked';
  return rulesToAccept(context, { chat, person }, at).length > 0 ? 'rulesFirst' : undefined;
}

/** What is said to the others in a chat besides messages. Votes, lessons and tasks are no conversation: they go on. */
const SAID: ReadonlySet<Kind> = new Set<Kind>(['poll', 'event', 'reaction', 'pin', 'ring', 'question']);

/** The same for a version that may be written otherwise. Taking something back is always open. */
export function saidRefusal(part: Written, context: WriteContext, at: number): AppErrorCode | undefined {
  const chat = chatOfScope(part.scope);
  const isCall = isOfKind(part, 'lesson') && part.body.type === 'call' && part.body.endedAt === 0;
  const takesAway = part.gone || (isOfKind(part, 'reaction') && part.body.sign === '');
  if (chat === '' || takesAway || !(SAID.has(part.kind) || isCall)) return undefined;
  return gateRefusal({ chat, person: part.by }, context, at);
}
