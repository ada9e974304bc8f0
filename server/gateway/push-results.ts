import { AppError } from '../../shared/errors/app-error.ts';
import type { Push } from '../../shared/protocol/push.ts';
import { briefAcceptance, type Pushed } from '../../shared/protocol/pushed.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { Verdict } from '../sync/acceptor.ts';

const OVERTAKEN = { overtaken: true as const };

/** The word on a version, where a later one has overtaken it with the acceptance of that. */
export function plainVerdict(verdict: Verdict): Pushed['results'][number] {
  if ('acceptance' in verdict) return briefAcceptance(verdict.acceptance);
  return 'ahead' in verdict ? { ahead: true } : { refusal: verdict.refusal };
}

/** What of a push was accepted. */
export function acceptedOf({ documents }: Push, verdicts: readonly Verdict[]): readonly AuthorPart[] {
  return documents.filter((_part, index) => {
    const verdict = verdicts[index];
    return verdict !== undefined && 'acceptance' in verdict;
  });
}

/**
 * What a client is told of what it pushed, and the ids of later versions that it is to be sent.
 * @param readable the scopes that the client reads
 */
export function pushResults(push: Push, verdicts: readonly Verdict[], readable: ReadonlySet<string>) {
  const overtaken = verdicts.filter(
    (verdict, index) =>
      'acceptance' in verdict && verdict.isOvertaken && readable.has(push.documents[index]?.scope ?? ''),
  );
  const results = verdicts.map((verdict): Pushed['results'][number] => {
    if (overtaken.includes(verdict)) return OVERTAKEN;
    // A later version is on the hub and may not be read here: this one is not there, and its author keeps it.
    if ('acceptance' in verdict && verdict.isOvertaken) return { refusal: new AppError('notAllowed').data };
    return plainVerdict(verdict);
  });
  return { results, overtaken: overtaken.map(({ id }) => id) };
}
