import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import { stampTime } from '../../shared/ids/id.ts';
import { type PersonFacts } from '../../shared/permissions/facts.ts';
import { refusalToWrite, type WriteContext } from '../../shared/permissions/may-write.ts';
import type { Pushed } from '../../shared/protocol/pushed.ts';
import {
  type AcceptedDocument,
  AuthorPart,
  SCHOOL_WRITER,
  type StoredDocument,
} from '../../shared/schema/envelope.ts';
import type { ChatBody } from '../../shared/schema/chat.ts';
import { isKind, isOfKind, parseBody } from '../../shared/schema/kinds.ts';
import { orderOf, unsentOrder } from '../../shared/schema/order.ts';
import { parseScope } from '../../shared/schema/scope.ts';
import { parserOf, ShapeError } from '../../shared/std/parse.ts';
import { canonicalVersion } from '../../shared/sync/canonical.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';
import { MAX_AHEAD_MS } from '../../shared/time/hybrid-clock.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { FactsSource } from './facts-source.ts';

const parsePart = parserOf('document', AuthorPart);

type Verdict = Pushed['results'][number];
type AcceptedListener = (documents: readonly AcceptedDocument[]) => void;

interface Round {
  readonly facts: PersonFacts | undefined;
  readonly fresh: Map<string, AcceptedDocument>;
  head: number;
  at: number;
}

export interface AcceptorOptions {
  readonly store: HubStore;
  readonly facts: FactsSource;
  readonly now: () => number;
}

/**
 * The one place where documents enter the hub: parses, permits, merges, numbers and stores them, one round
 * after another, and then tells whoever listens. What it has accepted is never judged again.
 */
export class Acceptor {
  readonly #options: AcceptorOptions;
  readonly #listeners = new Set<AcceptedListener>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: AcceptorOptions) {
    this.#options = options;
  }

  onAccepted(listener: AcceptedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Judges versions that a person pushed. One that is refused does not hold up the others. */
  push(person: string, parts: readonly AuthorPart[]): Promise<Verdict[]> {
    return this.#enqueue(async () => this.#accept(parts, await this.#options.facts.of(person)));
  }

  /**
   * Accepts documents that the school itself writes, all or none. Throws AppError at the first bad one.
   * @param acceptedAt when each was accepted, in milliseconds, never falling; now unless given (the
   *   demonstration school has a past)
   */
  writeAsSchool(parts: readonly AuthorPart[], acceptedAt?: (part: AuthorPart) => number): Promise<void> {
    return this.#enqueue(async () => {
      const verdicts = await this.#accept(parts, undefined, acceptedAt);
      for (const verdict of verdicts) if ('refusal' in verdict) throw AppError.from(verdict.refusal);
    });
  }

  /** Runs something between rounds, when no document is being accepted. */
  between<V>(run: () => Promise<V>): Promise<V> {
    return this.#enqueue(run);
  }

  #enqueue<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #accept(
    parts: readonly AuthorPart[],
    facts: PersonFacts | undefined,
    acceptedAt?: (part: AuthorPart) => number,
  ): Promise<Verdict[]> {
    const { store, now } = this.#options;
    const round: Round = {
      facts,
      fresh: new Map(),
      head: await store.head(),
      at: Math.max(acceptedAt ? 0 : now(), await store.lastAcceptedAt()),
    };
    const verdicts: Verdict[] = [];
    for (const part of parts) {
      if (acceptedAt) round.at = Math.max(round.at, acceptedAt(part));
      verdicts.push(await this.#judge(part, round));
    }
    const isRefusedWhole = !facts && verdicts.some((verdict) => 'refusal' in verdict);
    const documents = isRefusedWhole ? [] : [...round.fresh.values()];
    if (documents.length > 0) {
      await store.put(documents);
      for (const listener of [...this.#listeners]) listener(documents);
    }
    return verdicts;
  }

  async #judge(part: AuthorPart, round: Round): Promise<Verdict> {
    const { id, stamp } = part;
    try {
      parsePart(part);
      if (!isKind(part.kind) || !parseScope(part.scope)) throw new AppError('badRequest');
      parseBody(part);
      if (stampTime(stamp) > this.#options.now() + MAX_AHEAD_MS && round.facts)
        return { id, stamp, ahead: true };
      const held = round.fresh.get(id) ?? (await this.#options.store.get(id));
      if (held) this.#checkSameDocument(held, part);
      await this.#permit({ ...part, kind: part.kind }, round);
      const document = this.#merge(held, part, round);
      const { hub, epoch, seq, at, order } = document;
      return { id, stamp, acceptance: { hub, epoch, seq, at, order } };
    } catch (error) {
      if (error instanceof ShapeError) {
        return { id, stamp, refusal: new AppError('badRequest', { details: error.message }).data };
      }
      if (error instanceof AppError) return { id, stamp, refusal: appErrorData(error) };
      throw error;
    }
  }

  /** Scope, parent, kind and writer of an id never change, and one stamp names one version. */
  #checkSameDocument(held: StoredDocument, part: AuthorPart): void {
    const isSame =
      held.kind === part.kind &&
      held.scope === part.scope &&
      held.parent === part.parent &&
      held.by === part.by;
    const isOneVersion = held.stamp !== part.stamp || canonicalVersion(held) === canonicalVersion(part);
    if (!isSame || !isOneVersion) throw new AppError('notAllowed', { details: 'the id is taken' });
  }

  async #permit(part: Parameters<typeof refusalToWrite>[1], round: Round): Promise<void> {
    if (!round.facts) {
      // The school writes its own documents; a person's consent is written in that person's name.
      if (part.by === SCHOOL_WRITER || part.kind === 'membership' || part.kind === 'message') return;
      throw new AppError('notAllowed');
    }
    const chat = part.kind === 'membership' ? await this.#chat(part.parent) : undefined;
    const context: WriteContext = { chat: () => chat };
    const refusal = refusalToWrite(round.facts, part, context);
    if (refusal) throw new AppError(refusal);
  }

  async #chat(id: string): Promise<ChatBody | undefined> {
    const chat = await this.#options.store.get(id);
    return chat && !chat.gone && isOfKind(chat, 'chat') ? chat.body : undefined;
  }

  #merge(held: AcceptedDocument | undefined, part: AuthorPart, round: Round): AcceptedDocument {
    const { hub, epoch } = this.#options.store;
    const candidate = { ...part, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(part.stamp) };
    const merged = held ? mergeDocuments(held, candidate) : candidate;
    if (held && canonicalVersion(held) === canonicalVersion(merged)) return held;
    const seq = ++round.head;
    const order = held?.order ?? orderOf({ at: round.at, hub, seq });
    const document = { ...merged, hub, epoch, seq, at: round.at, order };
    round.fresh.set(document.id, document);
    return document;
  }
}
