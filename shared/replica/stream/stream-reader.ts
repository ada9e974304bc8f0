import type { RxCollection } from 'rxdb';
import { type ReplicaDocument, replicaDocumentOf } from '../../sync/replica-document.ts';
import { RxRows } from '../rx-rows.ts';

/**
 * Reads parts of the streams of chats, each by one search in the index of parent and reading order, so that
 * an answer costs what it holds and not what the chat holds.
 */
export class StreamReader {
  readonly #rows: RxRows<ReplicaDocument>;

  constructor(messages: RxCollection<ReplicaDocument>) {
    this.#rows = new RxRows(messages, replicaDocumentOf);
  }

  /** The last ones before a reading position, the latest first. */
  before(chat: string, order: string, limit: number): Promise<ReplicaDocument[]> {
    return this.#rows.find({
      selector: { parent: chat, order: { $lt: order }, gone: false },
      sort: [{ order: 'desc' }],
      limit,
    });
  }

  /** The first ones from a reading position on, the earliest first. */
  from(chat: string, order: string, limit: number): Promise<ReplicaDocument[]> {
    return this.#rows.find({
      selector: { parent: chat, order: { $gte: order }, gone: false },
      sort: [{ order: 'asc' }],
      limit,
    });
  }

  /** What a hub has accepted up to a sequence, the latest first. */
  acceptedUpTo(chat: string, seq: number, limit: number): Promise<ReplicaDocument[]> {
    return this.#rows.find({
      selector: { parent: chat, seq: { $gt: 0, $lte: seq } },
      sort: [{ seq: 'desc' }],
      limit,
    });
  }

  /** Documents by their ids, also those that are gone. */
  async many(ids: readonly string[]): Promise<ReadonlyMap<string, ReplicaDocument>> {
    return ids.length === 0 ? new Map() : await this.#rows.get(ids);
  }

  async one(id: string): Promise<ReplicaDocument | undefined> {
    return (await this.#rows.get([id])).get(id);
  }

  /** What has one of these documents as its parent, by parent, in reading order. */
  async about(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ReplicaDocument[]>> {
    const about = new Map<string, ReplicaDocument[]>();
    if (ids.length === 0) return about;
    const found = await this.#rows.find({ selector: { parent: { $in: [...ids] }, gone: false } });
    for (const document of found.sort((a, b) => (a.order < b.order ? -1 : 1))) {
      const known = about.get(document.parent);
      if (known) known.push(document);
      else about.set(document.parent, [document]);
    }
    return about;
  }
}
