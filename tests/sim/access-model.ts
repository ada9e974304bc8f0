import type { HubStore } from '../../server/store/hub-store.ts';
import { actingByPerson } from '../../shared/moderation/moderators-of.ts';
import type { Entry, HeldKind } from '../../shared/directory/directory.ts';
import { keysOf } from '../../shared/directory/keys.ts';
import { factsFrom, type PersonFacts } from '../../shared/permissions/facts.ts';
import { type ChatBody, isChannel } from '../../shared/schema/chat.ts';
import type { AcceptedDocument, StoredDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { mayReadScope, scopeOf } from '../../shared/schema/scope.ts';
import { FeedLimits } from '../../server/sync/feed-limits.ts';

const KINDS_OF_ACCESS = ['person', 'membership', 'kinship', 'removal', 'chat'] as const;

/**
 * Who may read what at this moment, by the pure rules alone: the simulation's own opinion, against which
 * every frame of the hub is held. It learns of a document at the moment of its acceptance.
 */
export class AccessModel {
  readonly #documents = new Map<string, StoredDocument>();
  readonly #facts = new Map<string, PersonFacts>();
  /** The chats for whose missing teacher somebody acts; undefined until it is asked for. */
  #acting: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  learn(documents: readonly StoredDocument[]): void {
    for (const document of documents) {
      if (!KINDS_OF_ACCESS.some((kind) => kind === document.kind)) continue;
      this.#documents.set(document.id, document);
      this.#forget();
    }
  }

  /** The hub begins with what its store holds, whatever it has accepted before. */
  async read(store: HubStore): Promise<void> {
    this.#documents.clear();
    this.#forget();
    for (const kind of KINDS_OF_ACCESS) this.learn(await store.byKind(kind));
  }

  factsOf(person: string): PersonFacts {
    const known = this.#facts.get(person);
    if (known) return known;
    this.#acting ??= this.#actingByPerson();
    const facts = this.#compute(person, this.#acting.get(person) ?? new Set());
    this.#facts.set(person, facts);
    return facts;
  }

  #forget(): void {
    this.#facts.clear();
    this.#acting = undefined;
  }

  #actingByPerson(): ReadonlyMap<string, ReadonlySet<string>> {
    const all = [...this.#documents.values()];
    const allOf = <K extends HeldKind>(kind: K) =>
      all.filter((one) => !one.gone && isOfKind(one, kind)) as unknown as readonly Entry<K>[];
    const get = <K extends HeldKind>(kind: K, id: string) => allOf(kind).find((one) => one.id === id);
    const plain = new Map<string, PersonFacts>();
    return actingByPerson({
      all: allOf,
      get,
      about: (kind, key) => allOf(kind).filter((one) => keysOf(one).includes(key)),
      chat: (id) => get('chat', id)?.body,
      plainFactsOf: (person) => {
        const facts = plain.get(person) ?? this.#compute(person, new Set());
        plain.set(person, facts);
        return facts;
      },
    });
  }

  #compute(person: string, actingIn: ReadonlySet<string>): PersonFacts {
    const all = [...this.#documents.values()];
    const isHere = (id: string) => {
      const card = this.#documents.get(id);
      return card !== undefined && !card.gone && isOfKind(card, 'person') && card.body.leftAt === 0;
    };
    // A link to a child who has left the school opens nothing.
    const kinships = all.filter(
      (one) => isOfKind(one, 'kinship') && one.body.guardian === person && isHere(one.body.child),
    );
    const children = new Set(kinships.map((one) => (isOfKind(one, 'kinship') ? one.body.child : '')));
    const membershipsOf = (isWanted: (member: string) => boolean) =>
      all.filter((one) => isOfKind(one, 'membership') && isWanted(one.body.person));
    return factsFrom(person, {
      card: this.#documents.get(person),
      memberships: membershipsOf((member) => member === person),
      kinships,
      childrensMemberships: membershipsOf((member) => children.has(member)),
      removals: all.filter((one) => isOfKind(one, 'removal') && one.body.person === person),
      chat: (id) => {
        const chat = this.#documents.get(id);
        return chat && !chat.gone && isOfKind(chat, 'chat') ? chat.body : undefined;
      },
      membersOf: (classroom) =>
        all.filter((one) => isOfKind(one, 'membership') && one.body.group === classroom),
      invitations: [],
      pairs: [],
      keepsHistory: true,
      homeroomOf: (classroom) => classroom,
      actingIn,
      channels: all.flatMap((one): (readonly [string, ChatBody])[] =>
        !one.gone && isOfKind(one, 'chat') && isChannel(one.body.template) ? [[one.id, one.body]] : [],
      ),
    });
  }

  mayRead(person: string, scope: string): boolean {
    return mayReadScope(this.factsOf(person), scope);
  }

  /** Whether this version is for the person: of a chat that a movement has ended only what stands before that is. */
  mayHave(person: string, document: AcceptedDocument): boolean {
    return mayHave(this.factsOf(person), document);
  }
}

/** Whether a version is for somebody of whom these facts are known. */
export function mayHave(facts: PersonFacts, document: AcceptedDocument): boolean {
  const limits = new FeedLimits();
  const past = [...facts.pastChats].map(
    ([chat, upTo]) => [scopeOf.chat(chat), { upTo, keepsBack: 'all' }] as const,
  );
  limits.take(new Map(past));
  return mayReadScope(facts, document.scope) && limits.allows(document);
}
