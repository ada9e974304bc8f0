import type { RxChangeEventBulk, RxCollection } from 'rxdb';
import { isWithAuthor, type ReplicaDocument, replicaDocumentOf } from '../../sync/replica-document.ts';
import { RxRows } from '../rx-rows.ts';

const KINDS: ReadonlySet<string> = new Set(['cue', 'ink', 'pen', 'exhibit', 'caption', 'captioner']);

/**
 * What lies under one session on its stage. The session that was asked for last is kept in memory, for much is
 * drawn in one and each stroke asks again; no other is.
 */
export class SessionPapers {
  readonly #collection: RxCollection<ReplicaDocument>;
  readonly #rows: RxRows<ReplicaDocument>;
  #lesson = '';
  #held = new Map<string, ReplicaDocument>();
  #loading: Promise<void> = Promise.resolve();

  constructor(collection: RxCollection<ReplicaDocument>) {
    this.#collection = collection;
    this.#rows = new RxRows(collection, replicaDocumentOf);
  }

  /** Calls back when something of a stage has come or changed. Returns what ends it. */
  attach(onChanged: () => void): () => void {
    const subscription = this.#collection.eventBulks$.subscribe(
      (bulk: RxChangeEventBulk<ReplicaDocument>) => {
        let isOfStage = false;
        for (const { documentData, operation } of bulk.events) {
          if (!KINDS.has(documentData.kind)) continue;
          isOfStage = true;
          if (documentData.parent !== this.#lesson) continue;
          if (operation === 'DELETE') this.#held.delete(documentData.id);
          else this.#held.set(documentData.id, replicaDocumentOf(documentData));
        }
        if (isOfStage) onChanged();
      },
    );
    return () => subscription.unsubscribe();
  }

  /** What counts of it: what a hub refused is kept for its author and shown to nobody. */
  async of(lesson: string): Promise<readonly ReplicaDocument[]> {
    if (lesson !== this.#lesson) {
      this.#lesson = lesson;
      this.#held = new Map();
      this.#loading = this.#load(lesson, this.#held);
    }
    const held = this.#held;
    await this.#loading;
    return [...held.values()].filter((one) => !one.gone && !isWithAuthor(one));
  }

  async one(id: string): Promise<ReplicaDocument | undefined> {
    return (await this.#rows.get([id])).get(id);
  }

  /** Those of some that are here and count. */
  async some(ids: readonly string[]): Promise<readonly ReplicaDocument[]> {
    return [...(await this.#rows.get(ids)).values()].filter((one) => !isWithAuthor(one));
  }

  /** Exhibits of a chat. */
  async exhibitsOf(chat: string): Promise<readonly ReplicaDocument[]> {
    const found = await this.#rows.find({ selector: { parent: chat, gone: false } });
    return found.filter((one) => one.kind === 'exhibit' && !isWithAuthor(one));
  }

  /** The newest exhibits of all chats. */
  async newestExhibits(limit: number): Promise<readonly ReplicaDocument[]> {
    const sort = [{ kind: 'desc' as const }, { order: 'desc' as const }];
    const found = await this.#rows.find({ selector: { kind: 'exhibit' }, sort, limit });
    return found.filter((one) => !one.gone && !isWithAuthor(one));
  }

  async #load(lesson: string, held: Map<string, ReplicaDocument>): Promise<void> {
    const found = await this.#rows.find({ selector: { parent: lesson } });
    // What came meanwhile is newer.
    for (const one of found) if (KINDS.has(one.kind) && !held.has(one.id)) held.set(one.id, one);
  }
}
