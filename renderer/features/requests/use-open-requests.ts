import { useQuery } from '../../bridge/use-query.ts';

/** How many requests wait for a decision of the person; 0 for whoever does not decide them. */
export function useOpenRequests(): number {
  const open = useQuery('school.requestsOpen', {});
  return open.isReady ? open.value : 0;
}
