import { areChoices, ballotOf, isClosed } from '../ballots/ballot.ts';
import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { type PollBody, voteId } from '../schema/poll.ts';
import { scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { canonicalText } from '../sync/canonical.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { placeOf, refusalInStream } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

type Part<K extends 'poll' | 'event' | 'vote'> = Written & DocumentOf<K, AuthorPart>;

/**
 * A poll is asked once: what people have answered must not become another question. Its author can close it
 * and take it back, also after losing the right to make new ones.
 */
export function pollRefusal(
  facts: PersonFacts,
  part: Part<'poll'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const held = look(part.id);
  const refusal = refusalInStream(held ? 'poll.vote' : 'poll.make', facts, part, context);
  if (refusal) return refusal;
  if (part.gone) return undefined;
  if (!held) return isSoundPoll(part.body) ? undefined : 'badRequest';
  return isOfKind(held, 'poll') && isOnlyClosed(held.body, part.body) ? undefined : 'notAllowed';
}

function isSoundPoll({ type, options, isMultiple, isAnonymous, closedAt }: PollBody): boolean {
  if (closedAt !== 0) return false;
  // Whoever takes a place is seen to take it, and takes one, or a second would move the first to the end.
  if (type === 'signup') return !isMultiple && !isAnonymous;
  return options.length > 1 && options.every(({ places }) => places === 0);
}

function isOnlyClosed(before: PollBody, after: PollBody): boolean {
  if (before.closedAt !== 0 || after.closedAt === 0) return false;
  return canonicalText({ ...before, closedAt: after.closedAt }) === canonicalText(after);
}

/** An event may be changed and cancelled by whoever planned it. */
export function eventRefusal(
  facts: PersonFacts,
  part: Part<'event'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const refusal = refusalInStream(look(part.id) ? 'poll.vote' : 'event.plan', facts, part, context);
  if (refusal || part.gone) return refusal;
  const { startsAt, endsAt } = part.body;
  return startsAt > 0 && (endsAt === 0 || endsAt >= startsAt) ? undefined : 'badRequest';
}

/**
 * One vote per person by construction: its id is made of poll and voter. Where the hub does not know the poll,
 * because another hub has it, an open vote is taken and counted by what becomes known; an anonymous one has to
 * wait, for nobody could say whether it may be given (rule POLL-4).
 */
export function voteRefusal(
  facts: PersonFacts,
  part: Part<'vote'>,
  context: WriteContext,
  { look, at }: Surroundings,
): AppErrorCode | undefined {
  const isOwn = isStamp(part.parent) && part.id === voteId(part.parent, facts.person);
  if (!isOwn || part.gone) return 'notAllowed';
  const held = look(part.parent);
  const ballot = held && ballotOf(held);
  if (held && !ballot) return 'notAllowed';
  const place = placeOf(ballot?.scope ?? part.scope, context);
  if (!place) return part.scope === scopeOf.person(facts.person) ? 'notFound' : 'notAllowed';
  const refusal = refusalOf(facts, 'poll.vote', place, context.isOn);
  if (refusal || !ballot) return refusal;
  const scope = ballot.isAnonymous ? scopeOf.person(facts.person) : ballot.scope;
  if (part.scope !== scope) return 'notAllowed';
  if (!areChoices(ballot, part.body.choices)) return 'badRequest';
  return isClosed(ballot, at) ? 'pollClosed' : undefined;
}
