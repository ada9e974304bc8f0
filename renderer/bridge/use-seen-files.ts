import { useEffect, useRef } from 'react';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

/**
 * Small files come by themselves once they are said to be seen, each once. How large is small, and whether the
 * link is free of charge, is decided where files are kept.
 * @param files undefined until they are known
 */
export function useSeenFiles(
  files: readonly { readonly document: string; readonly file: FileRef }[] | undefined,
): void {
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { document, file } of files ?? []) {
      if (asked.current.has(file.digest)) continue;
      asked.current.add(file.digest);
      void ask(bridge().files.seen, { document, file });
    }
  }, [files]);
}
