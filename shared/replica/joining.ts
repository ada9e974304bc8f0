import { AppError } from '../errors/app-error.ts';
import type { Directory } from '../directory/directory.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { maySucceed } from '../moderation/moderators-of.ts';
import { rulesToAccept } from '../moderation/rules-in-force.ts';
import { refusalOf } from '../permissions/can.ts';
import { privateRefusal } from '../permissions/may-write-chats.ts';
import { offeredRole } from '../permissions/offers.ts';
import { answerId } from '../schema/answer.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type MembershipBody, membershipId, type MembershipState } from '../schema/membership.ts';
import { pairChatId, pairId } from '../schema/pair.ts';
import { scopeOf } from '../schema/scope.ts';
import type { Replicator } from '../sync/replicator.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import type { Projection } from './projection.ts';
import type { RxReplicaStore } from './rx-replica-store.ts';

export interface JoiningOptions {
  readonly clock: HybridClock;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<Replicator, 'wake'>;
  readonly person: string;
  readonly projection: Projection;
  /** The school with the own acts in it that no hub has accepted yet. */
  readonly own: () => { readonly facts: PersonFacts; readonly directory: Directory };
}

/** Going into chats and out of them: by own wish alone, also without a link (clauses E-2.3, P-2.5(1), P-2.7(1)). */
export class Joining {
  readonly #options: JoiningOptions;

  constructor(options: JoiningOptions) {
    this.#options = options;
  }

  /** Throws AppError: `notAllowed` where the chat is not offered, `rulesFirst` before its rules are accepted. */
  async join(chat: string): Promise<void> {
    // A group that this person has just made without a link can be gone into at once.
    const { facts, directory } = this.#options.own();
    const refusal = refusalOf(facts, 'chat.join', { chat, about: directory.chat(chat) });
    if (refusal) throw new AppError(refusal);
    const { clock, person } = this.#options;
    // The rules are read first; they are accepted without a link as well.
    if (rulesToAccept(directory, { chat, person }, clock.now()).length > 0) throw new AppError('rulesFirst');
    await this.#membership(chat, 'active');
  }

  /**
   * Begins the private chat with somebody, also without a link; one that is there already is only named.
   * Throws AppError where the school does not let the two write to each other (decision D-7).
   */
  async begin(other: string): Promise<{ readonly chat: string }> {
    const { person, projection } = this.#options;
    const facts = this.#facts();
    const chat = pairChatId(person, other);
    if (facts.chats.has(chat)) return { chat };
    const refusal = privateRefusal(facts, other, projection.directory);
    if (refusal) throw new AppError(refusal);
    await this.#write({
      id: pairId(person, other),
      kind: 'pair',
      scope: scopeOf.chat(chat),
      parent: chat,
      body: { with: other },
    });
    return { chat };
  }

  /**
   * Throws AppError `notAllowed` where the person is not in the chat, or names somebody who does not teach in it.
   * @param successor who is to answer for the chat from now on, '' for nobody in particular
   */
  async leave(chat: string, successor = ''): Promise<void> {
    const leaver = this.#facts();
    const refusal = refusalOf(leaver, 'chat.leave', { chat });
    if (refusal) throw new AppError(refusal);
    const isNamed =
      successor === '' || maySucceed(successor, { chat, leaver }, this.#options.own().directory);
    if (!isNamed) throw new AppError('notAllowed');
    await this.#membership(chat, 'ended', successor === '' ? {} : { successor });
  }

  /**
   * Puts an offer off, or takes it up again; nobody else learns of it. An invitation by name that is declined
   * is told to whoever invited, and to nobody else.
   */
  async answer(
    chat: string,
    { isPutOff, isDeclined }: { readonly isPutOff: boolean; readonly isDeclined: boolean },
  ): Promise<void> {
    const { person } = this.#options;
    await this.#write({
      id: answerId(chat, person),
      kind: 'answer',
      scope: scopeOf.person(person),
      parent: chat,
      body: { chat, isPutOff, ...(isDeclined ? { isDeclined } : {}) },
    });
  }

  #facts() {
    return this.#options.projection.factsOf(this.#options.person);
  }

  async #membership(
    group: string,
    state: MembershipState,
    more: Pick<MembershipBody, 'successor'> = {},
  ): Promise<void> {
    const { person, projection } = this.#options;
    const held = projection.memberOf.get(person)?.get(group)?.body;
    const role = state === 'active' ? offeredRole(this.#facts()) : (held?.role ?? 'member');
    await this.#write({
      id: membershipId(group, person),
      kind: 'membership',
      scope: scopeOf.chat(group),
      parent: group,
      body: { groupType: 'chat', group, person, role, state, ...more },
    });
  }

  async #write(of: Pick<AuthorPart, 'id' | 'kind' | 'scope' | 'parent' | 'body'>): Promise<void> {
    const { clock, person, replicator, store } = this.#options;
    await store.write({ ...of, by: person, stamp: clock.stamp(), gone: false });
    replicator.wake();
  }
}
