import { peopleAffected } from '../../shared/directory/affected.ts';
import { Directory, HELD_KINDS } from '../../shared/directory/directory.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { HubStore } from '../store/hub-store.ts';

/** What the hub knows of people: the school's directory, read once from the store and kept current. */
export class FactsSource {
  readonly #store: HubStore;
  #loading: Promise<Directory> | undefined;

  constructor(store: HubStore) {
    this.#store = store;
  }

  /** The school's directory. Only `affectedBy` changes it. */
  directory(): Promise<Directory> {
    const known = this.#loading;
    if (known) return known;
    const loading = this.#load();
    this.#loading = loading;
    loading.catch(() => (this.#loading = undefined));
    return loading;
  }

  async of(person: string): Promise<PersonFacts> {
    return (await this.directory()).factsOf(person);
  }

  /**
   * Takes in what was newly accepted, and says whose facts that may have changed. Never fails: when the
   * store cannot say what there is, it concerns everyone.
   */
  async affectedBy(documents: readonly AcceptedDocument[]): Promise<(person: string) => boolean> {
    let directory: Directory;
    try {
      directory = await this.directory();
    } catch {
      return () => true;
    }
    const people = new Set<string>();
    let isEveryone = false;
    for (const document of documents) {
      // Whoever was concerned before it and whoever is concerned after it.
      for (const side of [0, 1]) {
        if (side === 1) directory.take(document);
        const affected = peopleAffected(directory, document);
        if (affected === 'everyone') isEveryone = true;
        else for (const person of affected) people.add(person);
      }
    }
    return isEveryone ? () => true : (person) => people.has(person);
  }

  async #load(): Promise<Directory> {
    const directory = Directory.ofHub();
    for (const kind of HELD_KINDS) {
      for (const document of await this.#store.byKind(kind)) directory.take(document);
    }
    return directory;
  }
}
