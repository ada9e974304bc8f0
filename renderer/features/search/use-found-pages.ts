import { useDeferredValue, useMemo } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { findPages, pagesTitled } from '../help/find-pages.ts';
import { type HelpPage, helpPages } from '../help/help-topics.ts';
import { pickedCount, type SearchAsk } from './search-ask.ts';

const NONE: readonly HelpPage[] = [];

/** Pages of the help: by all of their words when they alone are looked for, else by their titles. */
export function useFoundPages(ask: SearchAsk): readonly HelpPage[] {
  const { t } = useI18n();
  const rights = useQuery('school.rights', {});
  const own = rights.isReady ? rights.value.capacities : undefined;
  const text = useDeferredValue(ask.text);
  const { group } = ask;
  const isPicked = pickedCount(ask) > 0;
  return useMemo(() => {
    if (!own || isPicked || text.trim() === '') return NONE;
    if (group === 'help') return findPages(helpPages(own), text, t);
    return group === 'all' ? pagesTitled(helpPages(own), text, t) : NONE;
  }, [own, isPicked, text, group, t]);
}
