import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { mayReadScope, parseScope } from '../../shared/schema/scope.ts';
import { isHidden } from '../../shared/search/searched.ts';
import type { HubStore } from '../store/hub-store.ts';
import { hidingOf } from '../moderation/hiding-of.ts';
import type { FactsSource } from '../sync/facts-source.ts';

/** Documents as one person may read them. */
export interface Documents {
  /** Undefined where there is no such document, it was taken back or out, or the person may not read it. */
  readable(person: string, id: string): Promise<AcceptedDocument | undefined>;
}

/** The same rules as in the feed: the scope's reader rule, and the end of a chat that a movement has closed. */
export function readableDocuments(store: HubStore, source: FactsSource): Documents {
  return {
    async readable(person, id) {
      const found = await store.get(id);
      if (!found || found.gone) return undefined;
      if (found.by !== person && isHidden(found, await hidingOf(store, id))) return undefined;
      const facts = await source.of(person);
      if (!facts.isPresent || !mayReadScope(facts, found.scope)) return undefined;
      const chat = parseScope(found.scope)?.subject ?? '';
      const until = facts.pastChats.get(chat);
      return until !== undefined && found.order > until ? undefined : found;
    },
  };
}
