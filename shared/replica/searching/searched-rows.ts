import type { RxChangeEventBulk } from 'rxdb';
import { isKind, KINDS } from '../../schema/kinds.ts';
import { isUnsentOrder } from '../../schema/order.ts';
import { decodeNumber } from '../../ids/base32.ts';
import { stampTime } from '../../ids/id.ts';
import { chatOfScope } from '../../schema/scope.ts';
import { type IndexEntry, tagOf } from '../../search/search-index.ts';
import { HIDING_KINDS, isSearched, SEARCHED_KINDS, searchedText } from '../../search/searched.ts';
import { type ReplicaDocument, replicaDocumentOf } from '../../sync/replica-document.ts';
import type { ReplicaDatabase } from '../database.ts';
import { RxRows } from '../rx-rows.ts';
import { Hiding } from './hiding.ts';

/** The collections in which something is searched. */
const COLLECTIONS = [
  ...new Set(SEARCHED_KINDS.flatMap((kind) => (isKind(kind) ? [KINDS[kind].collection] : []))),
];

const PAIR = 'pair:';

/** Reads documents that are searched, wherever they lie. */
export class SearchedRows {
  readonly #rows: readonly RxRows<ReplicaDocument>[];
  readonly #database: ReplicaDatabase;
  readonly #hiding: Hiding;

  constructor(database: ReplicaDatabase) {
    this.#database = database;
    this.#hiding = new Hiding(database);
    this.#rows = COLLECTIONS.map((name) => new RxRows(database[name], replicaDocumentOf));
  }

  /** Calls back with the ids of what may be found in another way than before, with every change. */
  async onChanged(listener: (ids: readonly string[]) => void): Promise<() => void> {
    const subscriptions = COLLECTIONS.map((name) =>
      this.#database[name].eventBulks$.subscribe((bulk: RxChangeEventBulk<ReplicaDocument>) =>
        listener(bulk.events.flatMap(({ documentData }) => concernedBy(documentData))),
      ),
    );
    const endHiding = await this.#hiding.follow(listener);
    return () => {
      endHiding();
      subscriptions.forEach((subscription) => subscription.unsubscribe());
    };
  }

  get collections(): number {
    return this.#rows.length;
  }

  async count(): Promise<number> {
    let count = 0;
    for (const rows of this.#rows) count += await rows.count({});
    return count;
  }

  /** Documents of one collection, the ids going down, after one of them ('' for all). */
  async page(collection: number, before: string, limit: number): Promise<readonly ReplicaDocument[]> {
    const selector = before === '' ? {} : { id: { $lt: before } };
    return (await this.#rows[collection]?.find({ selector, sort: [{ id: 'desc' }], limit })) ?? [];
  }

  /** Which of these documents were hidden by what others said about them. */
  hidden(documents: readonly ReplicaDocument[]): Promise<ReadonlySet<string>> {
    return this.#hiding.of(documents);
  }

  async get(ids: readonly string[]): Promise<Map<string, ReplicaDocument>> {
    const found = new Map<string, ReplicaDocument>();
    for (const rows of this.#rows) for (const [id, document] of await rows.get(ids)) found.set(id, document);
    return found;
  }
}

/** The document itself, or the one that it is about. */
function concernedBy({ id, kind, parent }: ReplicaDocument): string[] {
  if (isSearched(kind)) return [id];
  return HIDING_KINDS.has(kind) ? [parent] : [];
}

/** What lies aside belongs to a chat that its author cannot open any more. */
export function isFindable({ gone, queue }: Pick<ReplicaDocument, 'gone' | 'queue'>): boolean {
  return !gone && queue !== 'aside';
}

/** How the index takes a document; undefined for what is not to be found. */
export function indexEntry(document: ReplicaDocument): IndexEntry | undefined {
  if (!isFindable(document)) return undefined;
  const searched = searchedText(document);
  return (
    searched && {
      ...searched,
      id: document.id,
      second: Math.floor(placeInTime(document) / 1000),
      mark: document.stamp,
      tags: [tagOf.chat(chatOf(document)), tagOf.by(document.by), tagOf.kind(document.kind)],
    }
  );
}

/** The chat, channel or private chat in which a document is to be seen, '' for none. */
export function chatOf({ scope }: Pick<ReplicaDocument, 'scope'>): string {
  return scope.startsWith(PAIR) ? scope.slice(PAIR.length).replace(':', '.') : chatOfScope(scope);
}

/** Milliseconds of the place that a document has in its chat, which an edit does not change. */
export function placeInTime({ order, stamp }: Pick<ReplicaDocument, 'order' | 'stamp'>): number {
  return isUnsentOrder(order) ? stampTime(stamp) : decodeNumber(order.slice(0, 9));
}
