import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { SearchPage, SearchState } from '../../../shared/replica/searching/search-views.ts';
import { ask as askMain } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { type SearchAsk, wishOf } from './search-ask.ts';

export interface Found {
  /** What was asked when this was found. */
  readonly ask: SearchAsk;
  /** The first page with the hits of all pages up to now. */
  readonly page: SearchPage;
}

const WHOLE: SearchState = { isReady: true, share: 100, version: 0 };

/**
 * What is found. The answer before stays until the next one has come; an answer to what is not asked any
 * more is dropped. While the index grows, what is found follows it.
 */
export function useHits(ask: SearchAsk) {
  const answer = useQuery('searchState', {});
  const state = answer.isReady ? answer.value : WHOLE;
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<AppErrorData>();
  const latest = useRef(0);
  const isGoingOn = useRef(false);
  const isAsked = wishOf(ask) !== undefined;

  useEffect(() => {
    latest.current += 1;
    const turn = latest.current;
    isGoingOn.current = false;
    const wish = wishOf(ask);
    if (!wish) return;
    void askMain(bridge().search.find, wish).then((outcome) => {
      if (turn !== latest.current) return;
      setError(outcome.ok ? undefined : outcome.error);
      if (outcome.ok) setFound({ ask, page: outcome.value });
    });
  }, [ask, state.version]);

  const goOn = useCallback(() => {
    const wish = found && wishOf(found.ask, found.page.next);
    if (!wish || found.page.next === 0 || isGoingOn.current) return;
    isGoingOn.current = true;
    const turn = latest.current;
    void askMain(bridge().search.find, wish).then((outcome) => {
      if (turn !== latest.current) return;
      isGoingOn.current = false;
      if (!outcome.ok) return;
      const { hits, next } = outcome.value;
      setFound({ ...found, page: { ...found.page, hits: [...found.page.hits, ...hits], next } });
    });
  }, [found]);

  return { found: isAsked ? found : undefined, isAsked, error: isAsked ? error : undefined, state, goOn };
}
