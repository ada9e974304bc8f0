import { useEffect, useMemo, useState } from 'react';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { ActBody } from '../../../shared/schema/act.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/** An act without its reason, which is asked for in the dialog. */
export type ActDraft = Omit<ActBody, 'reason'>;

export interface Preview {
  readonly isReady: boolean;
  readonly consequences: readonly Consequence[];
  /** Why it cannot be done; undefined where it can. */
  readonly error: AppErrorData | undefined;
}

/** Of a long selection as many are tried as a person reads; all of them are of one kind. */
export const MOST_PREVIEWED = 50;
const NOTHING: Preview = { isReady: false, consequences: [], error: undefined };
/** A preview is asked before the reason is written, and the reason changes nothing of it. */
const ANY_REASON = '—';

/** What the acts would change, asked again whenever they become other ones. */
export function usePreview(acts: readonly ActDraft[]): Preview {
  const key = JSON.stringify(acts.slice(0, MOST_PREVIEWED));
  const [known, setKnown] = useState<{ readonly key: string; readonly preview: Preview }>();
  // The content of the acts says whether they are other ones, not the array that the parent has just made.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the acts
  const asked = useMemo(() => acts.slice(0, MOST_PREVIEWED), [key]);
  useEffect(() => {
    if (asked.length === 0) return undefined;
    const stop = new AbortController();
    void previewAll(asked, stop.signal).then((preview) => {
      if (!stop.signal.aborted) setKnown({ key, preview });
    });
    return () => stop.abort();
  }, [asked, key]);
  return known?.key === key ? known.preview : NOTHING;
}

async function previewAll(acts: readonly ActDraft[], signal: AbortSignal): Promise<Preview> {
  const consequences: Consequence[] = [];
  for (const act of acts) {
    if (signal.aborted) break;
    const outcome = await ask(bridge().school.preview, { ...act, reason: ANY_REASON });
    if (!outcome.ok) return { isReady: true, consequences: [], error: outcome.error };
    consequences.push(...outcome.value);
  }
  return { isReady: true, consequences, error: undefined };
}
