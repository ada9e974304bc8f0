import { useMemo } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';

const isEntered = guardOf(HUB_CALLS['accounts.entered'].answer);
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who has come in, by what the hub says: devices are nobody's to see but their owners', so no replica has
 * them all.
 */
export function useEntered(): { readonly people: ReadonlySet<string>; readonly isKnown: boolean } {
  const answer = useHubAnswer('accounts.entered', isEntered);
  return useMemo(
    () => ({ people: answer ? new Set(answer.people) : NOBODY, isKnown: answer !== undefined }),
    [answer],
  );
}
