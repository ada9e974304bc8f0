import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { mayReadScope } from '../../shared/schema/scope.ts';
import { isHidden } from '../../shared/search/searched.ts';
import type { HubStore } from '../store/hub-store.ts';
import { hidingOf } from '../moderation/hiding-of.ts';
import type { FactsSource } from '../sync/facts-source.ts';
import { isWithin, limitsOf } from '../sync/reading-limits.ts';

/** Documents as one person may read them. */
export interface Documents {
  /** Undefined where there is no such document, it was taken back or out, or the person may not read it. */
  readable(person: string, id: string): Promise<AcceptedDocument | undefined>;
}

/** The same rules as in the feed: the scope's reader rule, and how far it is read. */
export function readableDocuments(store: HubStore, source: FactsSource): Documents {
  return {
    async readable(person, id) {
      const found = await store.get(id);
      if (!found || found.gone) return undefined;
      if (found.by !== person && isHidden(found, await hidingOf(store, id))) return undefined;
      const directory = await source.directory();
      const facts = directory.factsOf(person);
      if (!facts.isPresent || !mayReadScope(facts, found.scope)) return undefined;
      const limit = limitsOf(directory, facts).get(found.scope);
      return limit && !isWithin(limit, found) ? undefined : found;
    },
  };
}
