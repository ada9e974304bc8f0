import { AppError } from '../../shared/errors/app-error.ts';
import type { QueryName, QueryParams, QueryResults } from '../../shared/replica/query-names.ts';
import type { ReplicaClient } from './client.ts';

const LONGEST_WAIT_MS = 10_000;

/**
 * The answer of a named query as it is now, for main itself. Throws AppError `internal` where none comes in
 * time. The thread is ours, so its answers are trusted as those to the window are.
 */
export async function answerOnce<Q extends QueryName>(
  replica: Pick<ReplicaClient, 'watch'>,
  query: Q,
  params: QueryParams<Q>,
): Promise<QueryResults[Q]> {
  const answer = Promise.withResolvers<QueryResults[Q]>();
  const timer = setTimeout(
    () => answer.reject(new AppError('internal', { isRetryable: true })),
    LONGEST_WAIT_MS,
  );
  const take = (value: unknown): void => {
    Reflect.apply(answer.resolve, undefined, [value]);
  };
  const { started, stop } = replica.watch(query, params, take);
  started.catch(answer.reject);
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}
