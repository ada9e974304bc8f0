import { type AcceptedDocument, type AuthorPart, authorPartOf } from '../schema/envelope.ts';
import { type Checkpoint, checkpointKey, extendCheckpoint } from '../sync/checkpoint.ts';
import {
  applied,
  type ReplicaDocument,
  requeued,
  restamped,
  settled,
  written,
} from '../sync/replica-document.ts';
import type { PushResult, ReplicaStore } from '../sync/replica-store.ts';

/** The smallest replica store: maps. For tests of what stands on a store; it passes the same contract. */
export class MemoryReplicaStore implements ReplicaStore {
  readonly documents = new Map<string, ReplicaDocument>();
  readonly #checkpoints = new Map<string, Checkpoint>();

  checkpoints(): Promise<readonly Checkpoint[]> {
    return Promise.resolve([...this.#checkpoints.values()]);
  }

  unsent(limit: number): Promise<readonly AuthorPart[]> {
    const waiting = [...this.documents.values()].filter((document) => document.queue === 'written');
    waiting.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    return Promise.resolve(waiting.slice(0, limit).map(authorPartOf));
  }

  countUnsent(): Promise<{ readonly waiting: number; readonly refused: number }> {
    const all = [...this.documents.values()];
    return Promise.resolve({
      waiting: all.filter((document) => document.queue === 'written').length,
      refused: all.filter((document) => document.queue === 'refused').length,
    });
  }

  latestStamp(): Promise<string> {
    return Promise.resolve(
      [...this.documents.values()]
        .map(({ stamp }) => stamp)
        .sort()
        .at(-1) ?? '',
    );
  }

  write(part: AuthorPart): Promise<void> {
    this.documents.set(part.id, written(this.documents.get(part.id), part));
    return Promise.resolve();
  }

  apply(documents: readonly AcceptedDocument[], checkpoints: readonly Checkpoint[]): Promise<void> {
    for (const document of documents) {
      this.documents.set(document.id, applied(this.documents.get(document.id), document));
    }
    for (const added of checkpoints) {
      const key = checkpointKey(added);
      this.#checkpoints.set(key, extendCheckpoint(this.#checkpoints.get(key), added));
    }
    return Promise.resolve();
  }

  settle(results: readonly PushResult[]): Promise<void> {
    const scopes = new Set([...this.#checkpoints.values()].map(({ scope }) => scope));
    for (const result of results) {
      const held = this.documents.get(result.id);
      const next = held && settled(held, result, scopes.has(held.scope));
      if (next) this.documents.set(next.id, next);
      else this.documents.delete(result.id);
    }
    return Promise.resolve();
  }

  restamp(id: string, oldStamp: string, newStamp: string): Promise<void> {
    this.#change(id, (held) => restamped(held, oldStamp, newStamp));
    return Promise.resolve();
  }

  requeue(id: string): Promise<void> {
    this.#change(id, requeued);
    return Promise.resolve();
  }

  discard(id: string): Promise<void> {
    if (this.documents.get(id)?.queue === 'refused') this.documents.delete(id);
    return Promise.resolve();
  }

  forget(scopes: readonly string[]): Promise<void> {
    const lost = new Set(scopes);
    for (const [id, { scope, queue }] of this.documents) {
      if (lost.has(scope) && queue === '') this.documents.delete(id);
    }
    for (const [key, { scope }] of this.#checkpoints) if (lost.has(scope)) this.#checkpoints.delete(key);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument): void {
    const held = this.documents.get(id);
    if (held) this.documents.set(id, change(held));
  }
}
