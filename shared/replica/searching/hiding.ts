import type { RxChangeEventBulk } from 'rxdb';
import { isKind, KINDS } from '../../schema/kinds.ts';
import { HIDING_KINDS, isHidden } from '../../search/searched.ts';
import { type ReplicaDocument, replicaDocumentOf } from '../../sync/replica-document.ts';
import type { ReplicaDatabase } from '../database.ts';
import { RxRows } from '../rx-rows.ts';

/** These lie with the chats, of which there is no index by parent: they are few, and kept in memory. */
const OF_CHATS = ['takedown', 'restoral'];

/** The other kinds that hide lie in collections with an index by parent. */
const COLLECTIONS = [
  ...new Set(
    [...HIDING_KINDS].flatMap((kind) =>
      isKind(kind) && !OF_CHATS.includes(kind) ? [KINDS[kind].collection] : [],
    ),
  ),
];

/** What others said about documents so that these are not shown any more. */
export class Hiding {
  readonly #database: ReplicaDatabase;
  readonly #rows: readonly RxRows<ReplicaDocument>[];
  /** By the id of what they take out, and their own. */
  readonly #takedowns = new Map<string, Map<string, ReplicaDocument>>();

  constructor(database: ReplicaDatabase) {
    this.#database = database;
    this.#rows = COLLECTIONS.map((name) => new RxRows(database[name], replicaDocumentOf));
  }

  /** Begins to follow takedowns, and calls back with the ids of what they are about. Returns how to end. */
  async follow(listener: (parents: readonly string[]) => void): Promise<() => void> {
    const { chats } = this.#database;
    const subscription = chats.eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) => {
      const takedowns = bulk.events.filter(({ documentData }) => OF_CHATS.includes(documentData.kind));
      for (const { documentData, operation } of takedowns) {
        this.#keep({ ...documentData, gone: documentData.gone || operation === 'DELETE' });
      }
      if (takedowns.length > 0) listener(takedowns.map(({ documentData }) => documentData.parent));
    });
    const held = await new RxRows(chats, replicaDocumentOf).find({ selector: { kind: { $in: OF_CHATS } } });
    for (const takedown of held) {
      // What was told meanwhile is newer.
      if (!this.#takedowns.get(takedown.parent)?.has(takedown.id)) this.#keep(takedown);
    }
    return () => subscription.unsubscribe();
  }

  /** The ids of those of these documents that are hidden. */
  async of(documents: readonly ReplicaDocument[]): Promise<ReadonlySet<string>> {
    if (documents.length === 0) return new Set();
    const ids = documents.map(({ id }) => id);
    const about = new Map(ids.map((id) => [id, [...(this.#takedowns.get(id)?.values() ?? [])]]));
    for (const rows of this.#rows) {
      for (const document of await rows.find({ selector: { parent: { $in: ids } } })) {
        about.get(document.parent)?.push(document);
      }
    }
    return new Set(documents.filter((one) => isHidden(one, about.get(one.id) ?? [])).map(({ id }) => id));
  }

  #keep(takedown: ReplicaDocument): void {
    const ofParent = this.#takedowns.get(takedown.parent) ?? new Map<string, ReplicaDocument>();
    this.#takedowns.set(takedown.parent, ofParent.set(takedown.id, takedown));
  }
}
