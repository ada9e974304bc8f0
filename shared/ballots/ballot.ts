import type { StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';

/** Comes to an event, or does not: the choices 0 and 1. */
const EVENT_ANSWERS = 2;

/** What people vote on: a poll, a sign-up, or whether they come to an event. */
export interface Ballot {
  readonly id: string;
  readonly scope: string;
  readonly optionCount: number;
  readonly isMultiple: boolean;
  readonly isAnonymous: boolean;
  /** By option, how many have room; 0 for no limit. */
  readonly places: readonly number[];
  /** Milliseconds of hub time from which on no vote counts; Infinity while nothing ends it. */
  readonly closesAt: number;
}

/**
 * What a document lets people vote on; undefined where it is nothing to vote on. A poll that its author has
 * closed early is closed from the moment at which a hub accepted that (rule POLL-3): the author's own word on
 * when it was could be any.
 */
export function ballotOf(document: StoredDocument): Ballot | undefined {
  const { id, scope, gone, at, seq } = document;
  if (gone) return undefined;
  if (isOfKind(document, 'poll')) {
    const { options, isMultiple, isAnonymous, closesAt, closedAt } = document.body;
    const planned = closesAt > 0 ? closesAt : Infinity;
    const isClosedEarly = closedAt > 0 && seq > 0;
    return {
      id,
      scope,
      optionCount: options.length,
      isMultiple,
      isAnonymous,
      places: options.map(({ places }) => places),
      closesAt: isClosedEarly ? Math.min(planned, at) : planned,
    };
  }
  if (isOfKind(document, 'event')) {
    return {
      id,
      scope,
      optionCount: EVENT_ANSWERS,
      isMultiple: false,
      isAnonymous: false,
      places: [0, 0],
      closesAt: document.body.isCancelled ? 0 : document.body.startsAt,
    };
  }
  return undefined;
}

export function isClosed(ballot: Ballot, at: number): boolean {
  return ballot.closesAt <= at;
}

/** Whether somebody can choose these options: each is there, and one at most where one may be chosen. */
export function areChoices(ballot: Ballot, choices: readonly number[]): boolean {
  if (choices.length > 1 && !ballot.isMultiple) return false;
  return choices.every((choice) => choice < ballot.optionCount) && new Set(choices).size === choices.length;
}
