import type { StoredDocument } from '../schema/envelope.ts';
import type { TallyBody } from '../schema/poll.ts';
import { type Ballot, isClosed } from './ballot.ts';
import { countVotes } from './count-votes.ts';

/** With fewer voters than these, totals would tell what somebody chose. */
export const LEAST_ANONYMOUS_VOTERS = 3;

/**
 * What may be known of an anonymous poll at a moment: how many have voted, and the totals once it is closed, so
 * that nobody can learn one vote by comparing two counts (rule POLL-6).
 */
export function tallyOf(ballot: Ballot, votes: Iterable<StoredDocument>, at: number): TallyBody {
  const { voters, options } = countVotes(ballot, votes);
  const isFinal = isClosed(ballot, at);
  const areTold = isFinal && voters >= LEAST_ANONYMOUS_VOTERS;
  return { voters, counts: areTold ? options.map(({ people }) => people.length) : [], isFinal };
}
