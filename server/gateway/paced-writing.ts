import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { type PaceContext, saidAt, WritingPace } from '../../shared/permissions/writing-pace.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { AmountName } from '../../shared/schema/policy.ts';
import type { Hub } from '../hub.ts';
import type { Verdict } from '../sync/acceptor.ts';

/** So late something may come over a weak link, and is still believed to have been written when it says. */
const LATE_MS = 10 * 60_000;
const MOST_DEVICES = 20_000;

export interface Writer {
  readonly person: string;
  /** The device's key in hexadecimal. */
  readonly device: string;
}

interface Link {
  readonly since: number;
  /** When the device was last heard before, 0 where the hub does not remember. */
  readonly before: number;
}

/**
 * Holds what comes to the school's limits against floods (rule MOD-10). When something was written its author says;
 * believed is only what can be: a device that had a link would have sent it at once, so nothing is older than the time
 * without one. A hub that has just started knows of no link before, to the good of those who write.
 */
export class PacedWriting {
  readonly #pace = new WritingPace();
  readonly #links = new Map<string, Link>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  began(device: string): void {
    const before = this.#links.get(device)?.before ?? 0;
    this.#links.delete(device);
    this.#links.set(device, { since: this.#now(), before });
    const [oldest] = this.#links.keys();
    if (this.#links.size > MOST_DEVICES && oldest !== undefined) this.#links.delete(oldest);
  }

  ended(device: string): void {
    const now = this.#now();
    this.#links.set(device, { since: now, before: now });
  }

  /** Has the hub judge what is within the limits; what is over them is refused, and its author keeps it. */
  async push(hub: Hub, writer: Writer, parts: readonly AuthorPart[]): Promise<readonly Verdict[]> {
    const directory = await hub.facts.directory();
    const facts = directory.factsOf(writer.person);
    const context = { facts, amount: (name: AmountName) => directory.amount(name) };
    const placed = new Map<AuthorPart, PaceContext>();
    const refused = new Map<AuthorPart, Verdict>();
    for (const part of parts) {
      const code = this.#take(part, [this.#writtenAt(part, writer.device), this.#now()], (at) => {
        placed.set(part, { ...context, at });
        return { ...context, at };
      });
      // What the hub holds already takes no room: it comes again after a link that was lost.
      if (code === undefined || (await hub.store.get(part.id)) !== undefined) continue;
      refused.set(part, { id: part.id, stamp: part.stamp, refusal: new AppError(code).data });
    }
    const within = parts.filter((part) => !refused.has(part));
    const judged = new Map<AuthorPart, Verdict>();
    for (const [index, verdict] of (await hub.acceptor.push(writer.person, within)).entries()) {
      const part = within[index];
      const of = part && placed.get(part);
      if (!part || !of) continue;
      judged.set(part, verdict);
      if (!('acceptance' in verdict)) this.#pace.giveBack(part, of);
    }
    return parts.flatMap((part) => refused.get(part) ?? judged.get(part) ?? []);
  }

  /** In the minute in which it was written, or in this one: what was refused once can be sent later. */
  #take(part: AuthorPart, times: readonly number[], contextAt: (at: number) => PaceContext) {
    let refusal: AppErrorCode | undefined;
    for (const at of times) {
      refusal = this.#pace.take(part, contextAt(at));
      if (refusal === undefined) return undefined;
    }
    return refusal;
  }

  #writtenAt(part: AuthorPart, device: string): number {
    const now = this.#now();
    const said = saidAt(part, now);
    const { since, before } = this.#links.get(device) ?? { since: 0, before: 0 };
    const earliest = said >= since ? now - LATE_MS : before - LATE_MS;
    return Math.max(said, earliest);
  }
}
