import type { Push } from '../../shared/protocol/push.ts';
import type { WritingHeld } from '../../shared/protocol/writing-held.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import type { Verdict } from '../sync/acceptor.ts';
import type { Writer } from './paced-writing.ts';
import type { WritingBudget } from './writing-budget.ts';

/** So often somebody who writes too much is told, and gets on by a few messages. */
const TURN_MS = 5000;
/** An answer may wait until the client has taken what was sent before; so many of one client wait at a time. */
const MOST_UNANSWERED = 16;
const HELD: WritingHeld = { type: 'writing.held', forMs: 3 * TURN_MS };

export interface SessionPushesOptions {
  readonly hub: Hub;
  readonly timers: Timers;
  /** Undefined where everything is taken as it comes. */
  readonly budget: WritingBudget | undefined;
  readonly isClosed: () => boolean;
  readonly notice: (held: WritingHeld) => void;
  readonly answer: (push: Push, verdicts: readonly Verdict[]) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** Takes what one client pushes, at once or, where it is very much, in turn. */
export class SessionPushes {
  readonly #options: SessionPushesOptions;
  #isHolding = false;
  #unanswered = 0;
  #answers: Promise<void> = Promise.resolve();

  constructor(options: SessionPushesOptions) {
    this.#options = options;
  }

  /** Returns false where the client has not waited for the answers to pushes before. */
  async take(writer: Writer, push: Push): Promise<boolean> {
    const { budget, onFault } = this.#options;
    if (this.#isHolding || this.#unanswered >= MOST_UNANSWERED) return false;
    if (!budget || budget.takeAll(writer.person, push.documents)) {
      void this.#answer(push, await this.#judged(writer, push.documents));
      return true;
    }
    this.#isHolding = true;
    // Everything else of the session goes on meanwhile.
    this.#takeInTurn(writer, push, budget)
      .catch(onFault)
      .finally(() => {
        this.#isHolding = false;
      });
    return true;
  }

  async #takeInTurn(writer: Writer, push: Push, budget: WritingBudget): Promise<void> {
    const { timers, isClosed, notice } = this.#options;
    const held = await this.#held(push.documents);
    const verdicts: Verdict[] = [];
    let rest: readonly AuthorPart[] = push.documents;
    while (!isClosed()) {
      const count = budget.takeFirst(writer.person, rest, (part) => held.has(part.id));
      verdicts.push(...(await this.#judged(writer, rest.slice(0, count))));
      rest = rest.slice(count);
      if (rest.length === 0) return await this.#answer(push, verdicts);
      notice(HELD);
      await new Promise<void>((resolve) => {
        timers.after(TURN_MS, resolve);
      });
    }
  }

  /**
   * Answers go out in the order of the pushes. What else the client sends is handled meanwhile: an answer may wait
   * until the client has taken what was sent before.
   */
  #answer(push: Push, verdicts: readonly Verdict[]): Promise<void> {
    const { answer, onFault } = this.#options;
    this.#unanswered += 1;
    this.#answers = this.#answers
      .then(() => answer(push, verdicts))
      .catch(onFault)
      .finally(() => {
        this.#unanswered -= 1;
      });
    return this.#answers;
  }

  async #judged(writer: Writer, parts: readonly AuthorPart[]): Promise<readonly Verdict[]> {
    const { budget, hub } = this.#options;
    return budget?.paced
      ? await budget.paced.push(hub, writer, parts)
      : await hub.acceptor.push(writer.person, parts);
  }

  /** The ids of versions that the hub has already, as after a link that was lost: they cost nothing again. */
  async #held(parts: readonly AuthorPart[]): Promise<ReadonlySet<string>> {
    const held = new Set<string>();
    for (const { id, stamp } of parts) {
      if ((await this.#options.hub.store.get(id))?.stamp === stamp) held.add(id);
    }
    return held;
  }
}
