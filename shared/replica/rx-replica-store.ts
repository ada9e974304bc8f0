import type { RxCollection } from 'rxdb';
import type { AppErrorData } from '../errors/app-error.ts';
import {
  type AcceptedDocument,
  type AuthorPart,
  authorPartOf,
  type StoredDocument,
} from '../schema/envelope.ts';
import { isKind, KINDS } from '../schema/kinds.ts';
import { unsentOrder } from '../schema/order.ts';
import { parserOf } from '../std/parse.ts';
import { Checkpoint, checkpointKey, extendCheckpoint } from '../sync/checkpoint.ts';
import { mergeDocuments } from '../sync/merge.ts';
import type { PushResult, ReplicaStore } from '../sync/replica-store.ts';
import type { ReplicaDatabase } from './database.ts';
import type { QueueState, ReplicaDocument } from './rx-schema.ts';

const parseCheckpoint = parserOf('replica.checkpoint', Checkpoint);
const CHECKPOINT_PREFIX = 'checkpoint ';
const ENVELOPES = ['directory', 'chats', 'messages', 'marks'] as const;
type EnvelopeName = (typeof ENVELOPES)[number];

/** The replica's store over RxDB. All writes stand in one queue, so read, merge and write do not interleave. */
export class RxReplicaStore implements ReplicaStore {
  readonly #database: ReplicaDatabase;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(database: ReplicaDatabase) {
    this.#database = database;
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const rows = await this.#database.local.find().exec();
    return rows
      .filter((row) => row.id.startsWith(CHECKPOINT_PREFIX))
      .map((row) => parseCheckpoint(JSON.parse(row.value)));
  }

  async unsent(limit: number): Promise<readonly AuthorPart[]> {
    const waiting = await this.#queued('written', limit);
    return waiting
      .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
      .slice(0, limit)
      .map(authorPartOf);
  }

  async countUnsent(): Promise<{ readonly waiting: number; readonly refused: number }> {
    const counts = { written: 0, refused: 0 };
    for (const name of ENVELOPES) {
      for (const queue of ['written', 'refused'] as const) {
        counts[queue] += await this.#database[name].count({ selector: { queue } }).exec();
      }
    }
    return { waiting: counts.written, refused: counts.refused };
  }

  write(part: AuthorPart): Promise<void> {
    return this.#enqueue(async () => {
      const collection = this.#collectionOf(part.kind);
      const held = await this.#held(collection, part.id);
      const candidate = stored(part);
      const merged = held ? mergeDocuments(withoutQueue(held), candidate) : candidate;
      await collection.bulkUpsert([{ ...merged, queue: 'written', refusal: '' }]);
    });
  }

  apply(documents: readonly AcceptedDocument[], checkpoints: readonly Checkpoint[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const own = documents.filter(
          (document) => isKind(document.kind) && KINDS[document.kind].collection === name,
        );
        if (own.length > 0) await this.#applyTo(this.#database[name], own);
      }
      await this.#saveCheckpoints(checkpoints);
    });
  }

  settle(results: readonly PushResult[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const result of results) {
        await this.#change(result.id, (held) => {
          // Edited since it was pushed: the newer version still waits.
          if (held.stamp !== result.stamp) return held;
          if ('refusal' in result) return { ...held, queue: 'refused', refusal: refusalText(result.refusal) };
          return { ...held, ...result.acceptance, queue: '', refusal: '' };
        });
      }
    });
  }

  restamp(id: string, oldStamp: string, newStamp: string): Promise<void> {
    return this.#enqueue(() =>
      this.#change(id, (held) => {
        if (held.stamp !== oldStamp) return held;
        const order =
          held.seq === 0 && held.order === unsentOrder(oldStamp) ? unsentOrder(newStamp) : held.order;
        return { ...held, stamp: newStamp, order };
      }),
    );
  }

  requeue(id: string): Promise<void> {
    return this.#enqueue(() =>
      this.#change(id, (held) =>
        held.queue === 'refused' ? { ...held, queue: 'written', refusal: '' } : held,
      ),
    );
  }

  discard(id: string): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const held = await this.#held(this.#database[name], id);
        if (held?.queue === 'refused') await this.#database[name].bulkRemove([id]);
      }
    });
  }

  forget(scopes: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const scope of scopes) {
        for (const name of ENVELOPES) {
          const held = await this.#database[name].find({ selector: { scope, queue: '' } }).exec();
          if (held.length > 0) await this.#database[name].bulkRemove(held.map((document) => document.id));
        }
      }
      const gone = new Set(scopes);
      const stale = (await this.checkpoints()).filter((checkpoint) => gone.has(checkpoint.scope));
      if (stale.length > 0) {
        await this.#database.local.bulkRemove(
          stale.map((checkpoint) => CHECKPOINT_PREFIX + checkpointKey(checkpoint)),
        );
      }
    });
  }

  close(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#database.close();
    });
  }

  async #applyTo(
    collection: RxCollection<ReplicaDocument>,
    documents: readonly AcceptedDocument[],
  ): Promise<void> {
    const found = await collection.findByIds(documents.map((document) => document.id)).exec();
    const merged = documents.map((document): ReplicaDocument => {
      const held = found.get(document.id)?.toMutableJSON();
      if (!held) return { ...document, queue: '', refusal: '' };
      const next = mergeDocuments(withoutQueue(held), document);
      const isSettled = next.seq > 0;
      return { ...next, queue: isSettled ? '' : held.queue, refusal: isSettled ? '' : held.refusal };
    });
    await collection.bulkUpsert(merged);
  }

  async #saveCheckpoints(checkpoints: readonly Checkpoint[]): Promise<void> {
    if (checkpoints.length === 0) return;
    const held = new Map(
      (await this.checkpoints()).map((checkpoint) => [checkpointKey(checkpoint), checkpoint]),
    );
    const rows = checkpoints.map((added) => {
      const key = checkpointKey(added);
      return { id: CHECKPOINT_PREFIX + key, value: JSON.stringify(extendCheckpoint(held.get(key), added)) };
    });
    await this.#database.local.bulkUpsert(rows);
  }

  async #queued(queue: QueueState, limit: number): Promise<ReplicaDocument[]> {
    const all: ReplicaDocument[] = [];
    for (const name of ENVELOPES) {
      const found = await this.#database[name]
        .find({ selector: { queue }, sort: [{ stamp: 'asc' }], limit })
        .exec();
      all.push(...found.map((document) => document.toMutableJSON()));
    }
    return all;
  }

  async #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument): Promise<void> {
    for (const name of ENVELOPES) {
      const held = await this.#held(this.#database[name], id);
      if (!held) continue;
      const changed = change(held);
      if (changed !== held) await this.#database[name].bulkUpsert([changed]);
    }
  }

  async #held(collection: RxCollection<ReplicaDocument>, id: string): Promise<ReplicaDocument | undefined> {
    const found = await collection.findByIds([id]).exec();
    return found.get(id)?.toMutableJSON();
  }

  #collectionOf(kind: string): RxCollection<ReplicaDocument> {
    if (!isKind(kind)) throw new RangeError(`no kind ${kind}`);
    const name: EnvelopeName = KINDS[kind].collection;
    return this.#database[name];
  }

  #enqueue<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

function stored(part: AuthorPart): StoredDocument {
  return { ...part, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(part.stamp) };
}

function withoutQueue({ queue: _queue, refusal: _refusal, ...document }: ReplicaDocument): StoredDocument {
  return document;
}

function refusalText(refusal: AppErrorData): string {
  return JSON.stringify({ ...refusal, details: refusal.details.slice(0, 500) });
}
