import type { Candidate } from '../../../shared/replica/school/appointments-query.ts';

/** Of those who may be appointed, the ones who have entered: by this computer's knowledge or by the hub's. */
export function joinedCandidates(
  candidates: readonly Candidate[],
  entered: ReadonlySet<string>,
): readonly Candidate[] {
  return candidates.filter(({ id, isKnownToHaveEntered }) => isKnownToHaveEntered || entered.has(id));
}
