import { tryAct } from '../../acts/try-act.ts';
import type { ActContext } from '../../acts/act.ts';
import { type Directory, isHeld } from '../../directory/directory.ts';
import type { ActBody } from '../../schema/act.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { isOfKind, type BodyOf } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { RxCollection } from 'rxdb';

type ActDocument = ReplicaDocument & { readonly kind: 'act'; readonly body: BodyOf<'act'> };

/** What an act has written comes with its acceptance, or soon after; what this person may not read never comes. */
const MOST_WAITED_MS = 10_000;

/**
 * The own acts that no hub has accepted yet, and the school as it will be with them: what an administrator
 * does without a link is on the screen at once.
 */
export class OwnActs {
  readonly #acts = new Map<string, ActDocument>();
  /** Those that the hub has carried out, until what it wrote is here: else it would be gone for a moment. */
  readonly #accepted = new Map<string, { readonly act: ActDocument; readonly ids: readonly string[] }>();
  readonly #directory: Directory;
  #after: Directory | undefined;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  async attach(ledger: RxCollection<ReplicaDocument>, person: string): Promise<void> {
    for (const document of await ledger.find({ selector: { queue: 'written' } }).exec()) {
      const act = document.toMutableJSON();
      if (isOfKind(act, 'act') && act.by === person) this.#acts.set(act.id, act);
    }
  }

  /** Takes a new state of a document of the ledger; true where the waiting acts are other ones now. */
  take(document: ReplicaDocument, person: string, isRemoved: boolean): boolean {
    if (!isOfKind(document, 'act') || document.by !== person) return false;
    const isWaiting = !isRemoved && document.queue === 'written';
    if (isWaiting) this.#acts.set(document.id, document);
    else if (!this.#acts.delete(document.id)) return false;
    else if (!isRemoved && document.queue === '') this.#accept(document, person);
    this.#after = undefined;
    return true;
  }

  /** Something in the directory has changed. */
  changed(): void {
    this.#after = undefined;
    for (const [id, { act, ids }] of this.#accepted) {
      if (ids.some((one) => (this.#directory.find(one)?.stamp ?? '') > act.stamp)) this.#accepted.delete(id);
    }
  }

  #accept(act: ActDocument, person: string): void {
    const directory = this.#directory;
    const context = { actor: directory.factsOf(person), directory, act: act.id, at: act.at };
    const ids = partsOf(context, act.body).flatMap(({ id, kind }) => (isHeld({ kind }) ? [id] : []));
    if (ids.length === 0 || ids.some((one) => (directory.find(one)?.stamp ?? '') > act.stamp)) return;
    this.#accepted.set(act.id, { act, ids });
  }

  get waiting(): readonly ActDocument[] {
    return [...this.#acts.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  }

  /** The school with everything in it that waits. An act that no longer fits shows nothing; the hub will say why. */
  after(person: string, at: number): Directory {
    for (const [id, { act }] of this.#accepted) {
      if (at - act.at < MOST_WAITED_MS) continue;
      this.#accepted.delete(id);
      this.#after = undefined;
    }
    if (this.#acts.size + this.#accepted.size === 0) return this.#directory;
    this.#after ??= this.#allIn(person, at);
    return this.#after;
  }

  /** All in one fork: a fork of each fork would be asked through as many of them as there are acts. */
  #allIn(person: string, at: number): Directory {
    const directory = this.#directory.fork();
    const accepted = [...this.#accepted.values()].map(({ act }) => act);
    for (const { id, body } of [...accepted, ...this.waiting]) {
      for (const part of partsOf({ actor: directory.factsOf(person), directory, act: id, at }, body)) {
        directory.take(part);
      }
    }
    return directory;
  }
}

/** What an act writes; nothing where it no longer fits. */
function partsOf(context: ActContext, body: ActBody): readonly AuthorPart[] {
  try {
    return tryAct(context, body).parts;
  } catch {
    return [];
  }
}
