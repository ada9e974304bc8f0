import type { RxCollection } from 'rxdb';
import { type AcceptedDocument, type AuthorPart, authorPartOf } from '../schema/envelope.ts';
import { isKind, KINDS } from '../schema/kinds.ts';
import { parserOf } from '../std/parse.ts';
import { Checkpoint, checkpointKey, extendCheckpoint } from '../sync/checkpoint.ts';
import {
  applied,
  type QueueState,
  type ReplicaDocument,
  requeued,
  restamped,
  settled,
  written,
} from '../sync/replica-document.ts';
import type { PushResult, ReplicaStore } from '../sync/replica-store.ts';
import type { ReplicaDatabase } from './database.ts';

const parseCheckpoint = parserOf('replica.checkpoint', Checkpoint);
const CHECKPOINT_PREFIX = 'checkpoint ';
const ENVELOPES = ['directory', 'chats', 'messages', 'marks'] as const;
type EnvelopeName = (typeof ENVELOPES)[number];
const QUEUE_STATES: readonly QueueState[] = ['', 'written', 'refused'];

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

  async latestStamp(): Promise<string> {
    let latest = '';
    for (const name of ENVELOPES) {
      for (const queue of QUEUE_STATES) {
        // One look at the end of the index of queue and stamp.
        const [last] = await this.#database[name]
          .find({ selector: { queue }, sort: [{ queue: 'desc' }, { stamp: 'desc' }], limit: 1 })
          .exec();
        if (last && last.stamp > latest) latest = last.stamp;
      }
    }
    return latest;
  }

  write(part: AuthorPart): Promise<void> {
    return this.#enqueue(async () => {
      const collection = this.#collectionOf(part.kind);
      const held = await this.#held(collection, part.id);
      const next = written(held, part);
      if (next !== held) await upsert(collection, [next]);
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
      const scopes = new Set((await this.checkpoints()).map(({ scope }) => scope));
      for (const result of results) {
        await this.#change(result.id, (held) => settled(held, result, scopes.has(held.scope)));
      }
    });
  }

  restamp(id: string, oldStamp: string, newStamp: string): Promise<void> {
    return this.#enqueue(() => this.#change(id, (held) => restamped(held, oldStamp, newStamp)));
  }

  requeue(id: string): Promise<void> {
    return this.#enqueue(() => this.#change(id, requeued));
  }

  discard(id: string): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const held = await this.#held(this.#database[name], id);
        if (held?.queue === 'refused') await remove(this.#database[name], [id]);
      }
    });
  }

  forget(scopes: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const scope of scopes) {
        for (const name of ENVELOPES) {
          const held = await this.#database[name].find({ selector: { scope, queue: '' } }).exec();
          await remove(
            this.#database[name],
            held.map((document) => document.id),
          );
        }
      }
      const gone = new Set(scopes);
      const stale = (await this.checkpoints()).filter((checkpoint) => gone.has(checkpoint.scope));
      await remove(
        this.#database.local,
        stale.map((checkpoint) => CHECKPOINT_PREFIX + checkpointKey(checkpoint)),
      );
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
    const held = await collection.findByIds(documents.map((document) => document.id)).exec();
    const next = new Map<string, ReplicaDocument>();
    for (const document of documents) {
      const { id } = document;
      next.set(id, applied(next.get(id) ?? held.get(id)?.toMutableJSON(), document));
    }
    await upsert(collection, [...next.values()]);
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
    await upsert(this.#database.local, rows);
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

  async #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument | undefined): Promise<void> {
    for (const name of ENVELOPES) {
      const held = await this.#held(this.#database[name], id);
      if (!held) continue;
      const changed = change(held);
      if (!changed) await remove(this.#database[name], [id]);
      else if (changed !== held) await upsert(this.#database[name], [changed]);
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

/** RxDB reports what it did not write instead of throwing; nothing may be lost in silence. */
async function upsert<D>(collection: RxCollection<D>, documents: D[]): Promise<void> {
  const { error } = await collection.bulkUpsert(documents);
  if (error.length > 0) throw new Error(`${error.length} documents were not stored in ${collection.name}`);
}

async function remove<D>(collection: RxCollection<D>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const { error } = await collection.bulkRemove(ids);
  if (error.length > 0) throw new Error(`${error.length} documents stayed in ${collection.name}`);
}
