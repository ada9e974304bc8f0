import { factsFrom, type PersonFacts } from '../../shared/permissions/facts.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { HubStore } from '../store/hub-store.ts';

/** What the hub knows of people, computed from documents and kept until one of those documents changes. */
export class FactsSource {
  readonly #store: HubStore;
  readonly #known = new Map<string, Promise<PersonFacts>>();

  constructor(store: HubStore) {
    this.#store = store;
  }

  of(person: string): Promise<PersonFacts> {
    const known = this.#known.get(person);
    if (known) return known;
    const facts = this.#compute(person);
    this.#known.set(person, facts);
    facts.catch(() => this.#known.delete(person));
    return facts;
  }

  /**
   * Drops what newly accepted documents may have changed, and says of whom that is. Never fails: when the
   * store cannot say whom a document concerns, it concerns everyone.
   */
  async affectedBy(documents: readonly AcceptedDocument[]): Promise<(person: string) => boolean> {
    const people = new Set<string>();
    try {
      for (const document of documents) {
        for (const person of await this.#peopleIn(document)) people.add(person);
      }
    } catch {
      this.#known.clear();
      return () => true;
    }
    for (const person of people) this.#known.delete(person);
    return (person) => people.has(person);
  }

  async #peopleIn(document: AcceptedDocument): Promise<readonly string[]> {
    if (isOfKind(document, 'person')) return [document.id];
    if (isOfKind(document, 'kinship')) return [document.body.guardian];
    if (isOfKind(document, 'membership')) {
      const { person, groupType } = document.body;
      if (groupType === 'chat') return [person];
      return [person, ...(await this.#guardiansOf(person))];
    }
    return [];
  }

  async #guardiansOf(child: string): Promise<readonly string[]> {
    const family = await this.#store.byScope(scopeOf.family(child));
    return family.flatMap((kinship) => (isOfKind(kinship, 'kinship') ? [kinship.body.guardian] : []));
  }

  async #compute(person: string): Promise<PersonFacts> {
    const store = this.#store;
    const card = await store.get(person);
    const memberships = await store.bySubject('membership', person);
    const kinships = await store.bySubject('kinship', person);
    const children = kinships.flatMap((kinship) =>
      isOfKind(kinship, 'kinship') ? [kinship.body.child] : [],
    );
    const childrensMemberships = (
      await Promise.all(children.map((child) => store.bySubject('membership', child)))
    ).flat();
    return factsFrom(person, { card, memberships, kinships, childrensMemberships });
  }
}
