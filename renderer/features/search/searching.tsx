import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { NOTHING_ASKED, type SearchAsk } from './search-ask.ts';

interface Searching {
  readonly ask: SearchAsk;
  readonly change: (part: Partial<SearchAsk>) => void;
  /** Begins anew, with nothing but this. */
  readonly begin: (part: Partial<SearchAsk>) => void;
}

const SearchingContext = createContext<Searching>({
  ask: NOTHING_ASKED,
  change: () => undefined,
  begin: () => undefined,
});

export function useSearching(): Searching {
  return useContext(SearchingContext);
}

/** What is looked for stays while one goes elsewhere and comes back, as long as the window is open. */
export function KeepSearching({ children }: { readonly children: ReactNode }) {
  const [ask, setAsk] = useState(NOTHING_ASKED);
  const searching = useMemo<Searching>(
    () => ({
      ask,
      change: (part) => setAsk((before) => ({ ...before, ...part })),
      begin: (part) => setAsk({ ...NOTHING_ASKED, ...part }),
    }),
    [ask],
  );
  return <SearchingContext value={searching}>{children}</SearchingContext>;
}
