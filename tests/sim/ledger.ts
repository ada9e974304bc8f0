import type { Verdict } from '../../server/sync/acceptor.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { SimDevice } from './sim-device.ts';

/** What an author has done. Unless it was confirmed, the program died in between, and it may be lost. */
export interface Written {
  readonly device: SimDevice;
  readonly part: AuthorPart;
  isConfirmed: boolean;
}

/** What people did and what the hub said to it: nothing of it may be lost. */
export class Ledger {
  /** In the order of writing. */
  readonly written: Written[] = [];
  /** Versions of which the hub has told somebody that it has accepted them. */
  readonly acknowledged = new Map<string, AuthorPart>();
  /** Documents that a hub has refused at some time; trying them again moves them behind what came later. */
  readonly refusedOnce = new Set<string>();
  /** Versions that their author has given up after a refusal, by id and by text: a clone may take the id. */
  readonly #discarded = new Set<unknown>();
  /** Documents that a restored hub has lost, and that none of their author's computers held at that moment. */
  readonly lost = new Set<string>();
  readonly #lostScopes = new Set<string>();
  /** What waited on a disk when it was copied, by id and by text: two computers go on with it. */
  readonly #copied = new Set<unknown>();
  /** How often connections were made, programs ended, backups were put back, disks copied. */
  readonly counts = { connections: 0, ends: 0, restores: 0, clones: 0 };
  /** What was found wrong in the middle of a run. */
  readonly violations: string[] = [];
  readonly #trace: string[] | undefined;

  /** @param trace takes a line for everything that happens, for looking at a seed that fails */
  constructor(trace?: string[]) {
    this.#trace = trace;
  }

  discards({ id, body }: AuthorPart): void {
    this.#discarded.add(id).add(body['text']);
  }

  isDiscarded({ id, body }: AuthorPart): boolean {
    return this.#discarded.has(id) || (body['text'] !== undefined && this.#discarded.has(body['text']));
  }

  copies({ id, body }: AuthorPart): void {
    this.#copied.add(id).add(body['text']);
  }

  isCopied({ id, body }: AuthorPart): boolean {
    return this.#copied.has(id) || (body['text'] !== undefined && this.#copied.has(body['text']));
  }

  /** A person's computer gave up what a scope held because of a hub that is no more. */
  loseScope(person: string, scope: string): void {
    this.#lostScopes.add(`${person} ${scope}`);
  }

  isLost({ id, by, scope }: AuthorPart): boolean {
    return this.lost.has(id) || this.#lostScopes.has(`${by} ${scope}`);
  }

  note(line: () => string): void {
    this.#trace?.push(line());
  }

  begin(device: SimDevice, part: AuthorPart): Written {
    const one: Written = { device, part, isConfirmed: false };
    this.written.push(one);
    this.note(() => `${device.name} writes ${part.kind} ${part.id} into ${part.scope}, stamp ${part.stamp}`);
    return one;
  }

  /** A hub has judged what somebody pushed, and is about to say so. */
  judged(parts: readonly AuthorPart[], verdicts: readonly Verdict[]): void {
    for (const [index, verdict] of verdicts.entries()) {
      const part = parts[index];
      if (part?.id !== verdict.id) this.violations.push(`the hub judged ${verdict.id}, which was not pushed`);
      else if ('acceptance' in verdict) this.acknowledged.set(`${part.id} ${part.stamp}`, part);
      else if ('refusal' in verdict) this.refusedOnce.add(part.id);
    }
  }
}
