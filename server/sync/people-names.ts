import { namesWithDigest, type NamesWithDigest } from '../../shared/sync/shared-names.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { Acceptor } from './acceptor.ts';

/** The ids of all people of the school, one list for all sessions, read again after a card was accepted. */
export class PeopleNames {
  readonly #store: HubStore;
  #names: Promise<NamesWithDigest> | undefined;

  constructor(store: HubStore, acceptor: Acceptor) {
    this.#store = store;
    acceptor.onAccepted((documents) => {
      if (documents.some(({ kind }) => kind === 'person')) this.#names = undefined;
    });
  }

  read(): Promise<NamesWithDigest> {
    const known = this.#names;
    if (known) return known;
    const names = this.#store.byKind('person').then((people) => namesWithDigest(people.map(({ id }) => id)));
    this.#names = names;
    names.catch(() => {
      if (this.#names === names) this.#names = undefined;
    });
    return names;
  }
}
