import type { StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { voteId } from '../schema/poll.ts';
import { scopeOf } from '../schema/scope.ts';
import { areChoices, type Ballot, isClosed } from './ballot.ts';

/** Who chose an option. */
export interface OptionCount {
  /** In the order of acceptance; those who have a place where places are limited. */
  readonly people: readonly string[];
  /** Who waits for a place, in the order in which they get one. */
  readonly waiting: readonly string[];
}

export interface Count {
  /** How many have a vote that counts and chooses something. */
  readonly voters: number;
  readonly options: readonly OptionCount[];
}

/**
 * Counts votes. What counts follows from the documents alone, so that everyone who holds the same documents
 * counts the same, in whatever order they came (rules POLL-1 to POLL-5).
 */
export function countVotes(ballot: Ballot, votes: Iterable<StoredDocument>): Count {
  const counted = [...votes].filter((vote) => counts(ballot, vote)).sort(byAcceptance);
  const people: string[][] = Array.from({ length: ballot.optionCount }, () => []);
  const voters = new Set<string>();
  for (const vote of counted) {
    for (const choice of choicesOf(vote)) {
      people[choice]?.push(vote.by);
      voters.add(vote.by);
    }
  }
  return {
    voters: voters.size,
    options: people.map((all, option) => {
      const places = ballot.places[option] ?? 0;
      return places === 0
        ? { people: all, waiting: [] }
        : { people: all.slice(0, places), waiting: all.slice(places) };
    }),
  };
}

/** The choices of one vote; none where it is no vote. */
export function choicesOf(vote: StoredDocument): readonly number[] {
  return isOfKind(vote, 'vote') ? vote.body.choices : [];
}

/** Whether a vote is one, lies where it belongs, and was accepted in time. */
export function counts(ballot: Ballot, vote: StoredDocument): boolean {
  const scope = ballot.isAnonymous ? scopeOf.person(vote.by) : ballot.scope;
  return (
    isOfKind(vote, 'vote') &&
    !vote.gone &&
    vote.seq > 0 &&
    vote.parent === ballot.id &&
    vote.id === voteId(ballot.id, vote.by) &&
    vote.scope === scope &&
    areChoices(ballot, vote.body.choices) &&
    !isClosed(ballot, vote.at)
  );
}

/** By the acceptance of the version that stands, not by that of the first: a place given back is given back. */
function byAcceptance(a: StoredDocument, b: StoredDocument): number {
  return a.at - b.at || compareText(a.hub, b.hub) || compareText(a.epoch, b.epoch) || a.seq - b.seq;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
