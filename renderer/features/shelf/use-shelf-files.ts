import { useQuery } from '../../bridge/use-query.ts';
import { useSeenFiles } from '../../bridge/use-seen-files.ts';

/** Small files of the own shelves come by themselves, so that a material can be opened when there is no link. */
export function useShelfFiles(): void {
  const answer = useQuery('school.shelfFiles', {});
  useSeenFiles(answer.isReady ? answer.value : undefined);
}
