import { useQuery } from './use-query.ts';

/** Whether this computer has never held everything yet, so that what is missing may only be on its way. */
export function useIsFirstSync(): boolean {
  const connection = useQuery('connection', {});
  return connection.isReady && connection.value.syncedUpTo === 0;
}
