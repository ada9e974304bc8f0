import { tryAct } from '../../acts/try-act.ts';
import type { Directory } from '../../directory/directory.ts';
import { isOfKind, type BodyOf } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { RxCollection } from 'rxdb';

type ActDocument = ReplicaDocument & { readonly kind: 'act'; readonly body: BodyOf<'act'> };

/**
 * The own acts that no hub has accepted yet, and the school as it will be with them: what an administrator
 * does without a link is on the screen at once.
 */
export class OwnActs {
  readonly #acts = new Map<string, ActDocument>();
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
    this.#after = undefined;
    return true;
  }

  /** Something in the directory has changed. */
  changed(): void {
    this.#after = undefined;
  }

  get waiting(): readonly ActDocument[] {
    return [...this.#acts.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  }

  /** The school with everything in it that waits. An act that no longer fits shows nothing; the hub will say why. */
  after(person: string, at: number): Directory {
    if (this.#acts.size === 0) return this.#directory;
    this.#after ??= this.waiting.reduce((directory, { id, body }) => {
      try {
        return tryAct({ actor: directory.factsOf(person), directory, act: id, at }, body).after;
      } catch {
        return directory;
      }
    }, this.#directory);
    return this.#after;
  }
}
