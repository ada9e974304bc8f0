import { useEffect, useRef } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/**
 * Small files of the own shelves come by themselves, so that a material that has come can be opened when there
 * is no link. How large is small, and whether the link is free of charge, is decided where files are kept.
 */
export function useShelfFiles(): void {
  const answer = useQuery('school.shelfFiles', {});
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (!answer.isReady) return;
    for (const { document, file } of answer.value) {
      if (asked.current.has(file.digest)) continue;
      asked.current.add(file.digest);
      void ask(bridge().files.seen, { document, file });
    }
  }, [answer]);
}
