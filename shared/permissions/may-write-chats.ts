import type { AppErrorCode } from '../errors/app-error.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { DocumentOf } from '../schema/kinds.ts';
import { pairChatId, pairId } from '../schema/pair.ts';
import { scopeOf } from '../schema/scope.ts';
import { submissionEndId } from '../schema/submission.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';

/** Which of the two in a private chat is not this person; '' where the chat is not theirs. */
export function otherOf(chat: string, person: string): string {
  if (chat.startsWith(`${person}.`)) return chat.slice(person.length + 1);
  return chat.endsWith(`.${person}`) ? chat.slice(0, -person.length - 1) : '';
}

/**
 * Why one person may not write to another in private (decision D-7), undefined where it is allowed. Whoever
 * may be written to, and was, may answer.
 */
export function privateRefusal(
  facts: PersonFacts,
  other: string,
  context: WriteContext,
): AppErrorCode | undefined {
  const to = context.factsOf(other);
  if (!to.isPresent || other === facts.person) return 'notAllowed';
  const refusal = refusalOf(facts, 'person.writeTo', { person: to }, context.isOn);
  const hasBegun = context.get('pair', pairId(other, facts.person)) !== undefined;
  if (refusal === undefined || !hasBegun) return refusal;
  // Only a hub and the class teacher know every family: elsewhere a parent's beginning speaks for itself.
  if (!context.knowsDevices && to.roles.includes('parent') && to.children.size === 0) return undefined;
  return refusalOf(to, 'person.writeTo', { person: facts }, context.isOn) === undefined ? undefined : refusal;
}

/** Somebody begins a private chat: in a document of their own, in the scope of the two. */
export function pairRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'pair', AuthorPart>,
  context: WriteContext,
): AppErrorCode | undefined {
  const other = part.body.with;
  const chat = pairChatId(facts.person, other);
  const isInPlace =
    part.id === pairId(facts.person, other) && part.parent === chat && part.scope === scopeOf.chat(chat);
  return isInPlace && !part.gone ? privateRefusal(facts, other, context) : 'notAllowed';
}

/** A text handed to the administrator for a channel (clause P-2.2(5)). It can be changed until it was decided on. */
export function submissionRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'submission', AuthorPart>,
  context: WriteContext,
): AppErrorCode | undefined {
  if (part.scope !== scopeOf.act(facts.person) || part.parent !== '') return 'notAllowed';
  const chat = part.body.channel;
  const refusal = refusalOf(facts, 'channel.submit', { chat, about: context.chat(chat) }, context.isOn);
  if (refusal) return refusal;
  return context.get('submissionend', submissionEndId(part.id)) ? 'actOutdated' : undefined;
}

/** The administrator's word on a submission. The first word stands. */
export function submissionEndRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'submissionend', AuthorPart>,
  context: WriteContext,
): AppErrorCode | undefined {
  const submission = context.get('submission', part.parent);
  const isInPlace = part.id === submissionEndId(part.parent) && !part.gone;
  if (!submission || !isInPlace || part.scope !== submission.scope) return 'notAllowed';
  const refusal = refusalOf(facts, 'channel.publish', {}, context.isOn);
  if (refusal) return refusal;
  const { isPublished, message, reason } = part.body;
  if (isPublished !== (message !== '')) return 'badRequest';
  if (!isPublished && reason.trim() === '') return 'reasonMissing';
  return undefined;
}

/**
 * A post names somebody else as its author only where that person handed the text in and the one who posts it
 * said so first: so nobody can be made to have said something, and two administrators do not publish it twice.
 */
export function authorRefusal(
  facts: PersonFacts,
  part: Pick<AuthorPart, 'id' | 'parent'> & { readonly body: DocumentOf<'message'>['body'] },
  context: WriteContext,
): AppErrorCode | undefined {
  const { onBehalf, submission: id } = part.body;
  if (onBehalf === undefined && id === undefined) return undefined;
  const submission = context.get('submission', id ?? '');
  const end = context.get('submissionend', submissionEndId(id ?? ''));
  if (!submission || submission.by !== onBehalf || submission.body.channel !== part.parent)
    return 'notAllowed';
  const isTheirs = end?.by === facts.person && end.body.isPublished && end.body.message === part.id;
  return isTheirs ? undefined : 'actTwice';
}
