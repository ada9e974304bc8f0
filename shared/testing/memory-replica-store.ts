import type { KeptCredential } from '../credential/kept-credential.ts';
import { type AcceptedDocument, type AuthorPart, authorPartOf, logName } from '../schema/envelope.ts';
import {
  type Checkpoint,
  checkpointKey,
  endCheckpoint,
  extendCheckpoint,
  type LogPosition,
  raiseCheckpoint,
} from '../sync/checkpoint.ts';
import {
  applied,
  forgotten,
  freeStamp,
  hasEarlierVersion,
  isClash,
  isWithAuthor,
  orphaned,
  isPlaceLost,
  placedAnew,
  reissued,
  type ReplicaDocument,
  requeued,
  restamped,
  settled,
  written,
} from '../sync/replica-document.ts';
import type { OwnCounts, PushResult, ReplicaStore, Restamp, Run } from '../sync/replica-store.ts';

/** The smallest replica store: maps. For tests of what stands on a store; it passes the same contract. */
export class MemoryReplicaStore implements ReplicaStore {
  readonly documents = new Map<string, ReplicaDocument>();
  readonly #checkpoints = new Map<string, Checkpoint>();
  readonly #upTo = new Map<string, number>();
  readonly #wanted = new Set<string>();
  #run: Run | undefined;
  #credential: KeptCredential | undefined;

  checkpoints(): Promise<readonly Checkpoint[]> {
    return Promise.resolve(
      [...this.#checkpoints.values()].map((held) => raiseCheckpoint(held, this.#upTo.get(held.log) ?? 0)),
    );
  }

  unsent(limit: number): Promise<readonly AuthorPart[]> {
    const waiting = [...this.documents.values()].filter((document) => document.queue === 'written');
    waiting.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    return Promise.resolve(waiting.slice(0, limit).map(authorPartOf));
  }

  countUnsent(): Promise<OwnCounts> {
    const count = (state: string) =>
      [...this.documents.values()].filter(({ queue }) => queue === state).length;
    return Promise.resolve({ waiting: count('written'), refused: count('refused'), aside: count('aside') });
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

  apply(
    documents: readonly AcceptedDocument[],
    checkpoints: readonly Checkpoint[],
    upTo?: LogPosition,
  ): Promise<void> {
    for (const document of documents) {
      this.#makeWay(document);
      this.documents.set(document.id, applied(this.documents.get(document.id), document));
    }
    for (const added of checkpoints) {
      const key = checkpointKey(added);
      const held = this.#checkpoints.get(key);
      const raised = held && raiseCheckpoint(held, this.#upTo.get(held.log) ?? 0);
      this.#checkpoints.set(key, extendCheckpoint(raised, added));
    }
    if (upTo) this.#upTo.set(upTo.log, Math.max(upTo.seq, this.#upTo.get(upTo.log) ?? 0));
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

  restamp(changes: readonly Restamp[]): Promise<void> {
    for (const { id, oldStamp, newStamp } of changes) {
      this.#change(id, (held) => restamped(held, oldStamp, newStamp));
    }
    return Promise.resolve();
  }

  reissue(id: string, stamp: string): Promise<boolean> {
    const held = this.documents.get(id);
    const next = held && reissued(held, stamp);
    if (next) {
      this.documents.delete(id);
      this.documents.set(next.id, next);
      this.#wanted.add(id);
    }
    return Promise.resolve(next !== undefined);
  }

  requeue(id: string): Promise<void> {
    this.#change(id, requeued);
    return Promise.resolve();
  }

  discard(id: string): Promise<void> {
    const held = this.documents.get(id);
    if (held && hasEarlierVersion(held)) this.#wanted.add(id);
    this.#change(id, (one) => (isWithAuthor(one) ? undefined : one));
    return Promise.resolve();
  }

  forget(scopes: readonly string[]): Promise<void> {
    const lost = new Set(scopes);
    for (const [id, { scope }] of this.documents) if (lost.has(scope)) this.#change(id, forgotten);
    for (const [key, { scope }] of this.#checkpoints) if (lost.has(scope)) this.#checkpoints.delete(key);
    return Promise.resolve();
  }

  endLog({ log, seq }: LogPosition, person: string): Promise<readonly string[]> {
    const late = [...this.documents.values()].filter(
      (document) => logName(document) === log && document.seq > seq,
    );
    for (const held of this.documents.values())
      if (isPlaceLost(held, { log, seq })) this.#wanted.add(held.id);
    for (const { id } of late) this.#change(id, (held) => orphaned(held, person));
    for (const id of this.documents.keys()) this.#change(id, (held) => placedAnew(held, { log, seq }));
    for (const [key, held] of this.#checkpoints) {
      if (held.log !== log) continue;
      this.#checkpoints.set(key, endCheckpoint(held, seq));
    }
    this.#upTo.set(log, Math.min(seq, this.#upTo.get(log) ?? 0));
    for (const { by, id } of late) if (by !== person) this.#wanted.add(id);
    return Promise.resolve(late.filter(({ by }) => by === person).map(({ id }) => id));
  }

  people(): Promise<readonly string[]> {
    const all = [...this.documents.values()].filter(({ kind, seq }) => kind === 'person' && seq > 0);
    return Promise.resolve(all.map(({ id }) => id));
  }

  wanted(): Promise<readonly string[]> {
    return Promise.resolve([...this.#wanted]);
  }

  answered(): Promise<void> {
    this.#wanted.clear();
    return Promise.resolve();
  }

  credential(): Promise<KeptCredential | undefined> {
    return Promise.resolve(this.#credential);
  }

  keepCredential(credential: KeptCredential): Promise<void> {
    this.#credential = credential;
    return Promise.resolve();
  }

  beginRun(number: string): Promise<Run> {
    this.#run = this.#run ? { ...this.#run, run: this.#run.run + 1 } : { number, run: 1 };
    return Promise.resolve(this.#run);
  }

  renumber(number: string): Promise<Run> {
    this.#run = { number, run: 1 };
    return Promise.resolve(this.#run);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #makeWay(document: AcceptedDocument): void {
    const held = this.documents.get(document.id);
    if (!held || !isClash(held, document)) return;
    const next = reissued(
      held,
      freeStamp(held.stamp, (id) => this.documents.has(id)),
    );
    if (next) this.documents.set(next.id, next);
    this.documents.delete(held.id);
  }

  #change(id: string, change: (held: ReplicaDocument) => ReplicaDocument | undefined): void {
    const held = this.documents.get(id);
    const next = held && change(held);
    if (next) this.documents.set(id, next);
    else this.documents.delete(id);
  }
}
