import type { KeptCredential } from '../credential/kept-credential.ts';
import { type AcceptedDocument, type AuthorPart, authorPartOf } from '../schema/envelope.ts';
import { isKind, KINDS } from '../schema/kinds.ts';
import type { Checkpoint, LogPosition } from '../sync/checkpoint.ts';
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
  QUEUE_STATES,
  type QueueState,
  reissued,
  type ReplicaDocument,
  replicaDocumentOf,
  requeued,
  restamped,
  settled,
  written,
} from '../sync/replica-document.ts';
import type { OwnCounts, PushResult, ReplicaStore, Restamp, Run } from '../sync/replica-store.ts';
import type { ReplicaDatabase } from './database.ts';
import { RxBookkeeping } from './rx-bookkeeping.ts';
import { RxRows } from './rx-rows.ts';

const ENVELOPES = ['directory', 'chats', 'messages', 'marks', 'ledger', 'shelf'] as const;
type EnvelopeName = (typeof ENVELOPES)[number];
/** The states in which a version is an own one that is not on a hub. */
const OWN_STATES = ['written', 'refused', 'aside'] as const;

/** The replica's store over RxDB. All writes stand in one queue, so read, merge and write do not interleave. */
export class RxReplicaStore implements ReplicaStore {
  readonly #database: ReplicaDatabase;
  readonly #rows: { readonly [N in EnvelopeName]: RxRows<ReplicaDocument> };
  readonly #books: RxBookkeeping;
  /** Asked before an own version is written; see `keepPace`. */
  guard: (part: AuthorPart) => void = () => undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(database: ReplicaDatabase) {
    this.#database = database;
    const { directory, chats, messages, marks, ledger, shelf, local } = database;
    this.#rows = {
      directory: new RxRows(directory, replicaDocumentOf),
      chats: new RxRows(chats, replicaDocumentOf),
      messages: new RxRows(messages, replicaDocumentOf),
      marks: new RxRows(marks, replicaDocumentOf),
      shelf: new RxRows(shelf, replicaDocumentOf),
      ledger: new RxRows(ledger, replicaDocumentOf),
    };
    this.#books = new RxBookkeeping(local);
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#books.checkpoints();
  }

  async unsent(limit: number): Promise<readonly AuthorPart[]> {
    const waiting = await this.#queued('written', limit);
    return waiting
      .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
      .slice(0, limit)
      .map(authorPartOf);
  }

  async countUnsent(): Promise<OwnCounts> {
    const counts = { written: 0, refused: 0, aside: 0 };
    for (const name of ENVELOPES) {
      for (const queue of OWN_STATES) {
        counts[queue] += await this.#rows[name].count({ queue });
      }
    }
    return { waiting: counts.written, refused: counts.refused, aside: counts.aside };
  }

  async latestStamp(): Promise<string> {
    let latest = '';
    for (const name of ENVELOPES) {
      for (const queue of QUEUE_STATES) {
        // One look at the end of the index of queue and stamp.
        const [last] = await this.#rows[name].find({
          selector: { queue },
          sort: [{ queue: 'desc' }, { stamp: 'desc' }],
          limit: 1,
        });
        if (last && last.stamp > latest) latest = last.stamp;
      }
    }
    return latest;
  }

  /** Throws what the guard throws: then nothing is stored. */
  async write(part: AuthorPart): Promise<void> {
    this.guard(part);
    await this.#enqueue(() => this.#rowsOf(part.kind).change([part.id], (held) => written(held, part)));
  }

  apply(
    documents: readonly AcceptedDocument[],
    checkpoints: readonly Checkpoint[],
    upTo?: LogPosition,
  ): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const own = documents.filter(
          (document) => isKind(document.kind) && KINDS[document.kind].collection === name,
        );
        if (own.length > 0) await this.#makeWay(this.#rows[name], own);
        await this.#applyTo(this.#rows[name], own);
      }
      await this.#books.extend(checkpoints, upTo);
    });
  }

  settle(results: readonly PushResult[]): Promise<void> {
    return this.#enqueue(async () => {
      const scopes = new Set((await this.checkpoints()).map(({ scope }) => scope));
      const byId = new Map<string, PushResult[]>();
      for (const result of results) byId.set(result.id, [...(byId.get(result.id) ?? []), result]);
      await this.#changeAll([...byId.keys()], (held) => {
        let next: ReplicaDocument | undefined = held;
        for (const result of byId.get(held.id) ?? [])
          next = next && settled(next, result, scopes.has(held.scope));
        return next;
      });
    });
  }

  restamp(changes: readonly Restamp[]): Promise<void> {
    const byId = new Map(changes.map((change) => [change.id, change]));
    return this.#enqueue(() =>
      this.#changeAll([...byId.keys()], (held) => {
        const change = byId.get(held.id);
        return change ? restamped(held, change.oldStamp, change.newStamp) : held;
      }),
    );
  }

  reissue(id: string, stamp: string): Promise<boolean> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const held = (await this.#rows[name].get([id])).get(id);
        const next = held && reissued(held, stamp);
        // Both at once, so that the text is never nowhere and never there twice.
        if (!next) continue;
        await this.#books.want([id]);
        await this.#rows[name].change([id, next.id], (_held, of) => (of === id ? undefined : next));
        return true;
      }
      return false;
    });
  }

  requeue(id: string): Promise<void> {
    return this.#enqueue(() => this.#changeAll([id], requeued));
  }

  discard(id: string): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const held = (await this.#rows[name].get([id])).get(id);
        if (held && hasEarlierVersion(held)) await this.#books.want([id]);
      }
      await this.#changeAll([id], (held) => (isWithAuthor(held) ? undefined : held));
    });
  }

  forget(scopes: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const name of ENVELOPES) {
        const ids: string[] = [];
        for (const scope of scopes) {
          const held = await this.#rows[name].find({ selector: { scope } });
          ids.push(...held.map((document) => document.id));
        }
        if (ids.length === 0) continue;
        await this.#rows[name].change(ids, (held) => held && forgotten(held));
        // What a person may no longer read is not to stay on the disk either.
        await this.#rows[name].purge();
      }
      await this.#books.forget(new Set(scopes));
    });
  }

  async people(): Promise<readonly string[]> {
    const cards = await this.#rows.directory.find({ selector: { kind: 'person' } });
    return cards.map(({ id }) => id);
  }

  wanted(): Promise<readonly string[]> {
    return this.#books.wanted();
  }

  /** The hub is to be asked for documents by name. */
  want(ids: readonly string[]): Promise<void> {
    return this.#enqueue(() => this.#books.want(ids));
  }

  /** Down to which sequence a scope of a log is held without a gap; 0 where nothing says that one is. */
  heldDownTo(scope: string, log: string): Promise<number> {
    return this.#books.heldDownTo(scope, log);
  }

  answered(): Promise<void> {
    return this.#enqueue(() => this.#books.answered());
  }

  endLog(end: LogPosition, person: string): Promise<readonly string[]> {
    return this.#enqueue(async () => {
      const [hub = '', epoch = ''] = end.log.split('.');
      const again: string[] = [];
      if (!(await this.#books.mayReachBeyond(end))) return again;
      for (const name of ENVELOPES) {
        const late = await this.#rows[name].find({ selector: { hub, epoch, seq: { $gt: end.seq } } });
        // First what is wanted, so that a program that dies in between still knows it.
        await this.#books.want(late.filter((document) => document.by !== person).map(({ id }) => id));
        again.push(...late.filter((document) => document.by === person).map(({ id }) => id));
        await this.#rows[name].change(
          late.map(({ id }) => id),
          (held) => held && orphaned(held, person),
        );
        const unaccepted = await this.#rows[name].find({
          selector: { queue: { $in: ['written', 'refused', 'aside'] } },
        });
        await this.#books.want(unaccepted.flatMap((held) => (isPlaceLost(held, end) ? held.id : [])));
        await this.#rows[name].change(
          unaccepted.map(({ id }) => id),
          (held) => held && placedAnew(held, end),
        );
      }
      await this.#books.end(end);
      return again;
    });
  }

  credential(): Promise<KeptCredential | undefined> {
    return this.#enqueue(() => this.#books.credential());
  }

  keepCredential(credential: KeptCredential): Promise<void> {
    return this.#enqueue(() => this.#books.keepCredential(credential));
  }

  beginRun(number: string): Promise<Run> {
    return this.#enqueue(() => this.#books.beginRun(number));
  }

  renumber(number: string): Promise<Run> {
    return this.#enqueue(() => this.#books.renumber(number));
  }

  close(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#database.close();
    });
  }

  /** Waiting versions under ids that other documents have get ids of their own, before those are stored. */
  async #makeWay(rows: RxRows<ReplicaDocument>, documents: readonly AcceptedDocument[]): Promise<void> {
    const coming = new Map(documents.map((document) => [document.id, document]));
    for (const held of await rows.find({ selector: { queue: 'written' } })) {
      const document = coming.get(held.id);
      if (!document || !isClash(held, document)) continue;
      const taken = new Set<string>();
      let next = reissued(
        held,
        freeStamp(held.stamp, (id) => taken.has(id)),
      );
      while (next && (await rows.get([next.id])).size > 0) {
        taken.add(next.id);
        next = reissued(
          held,
          freeStamp(held.stamp, (id) => taken.has(id)),
        );
      }
      if (next) await rows.change([held.id, next.id], (_held, id) => (id === held.id ? undefined : next));
    }
  }

  async #applyTo(rows: RxRows<ReplicaDocument>, documents: readonly AcceptedDocument[]): Promise<void> {
    const byId = new Map<string, AcceptedDocument[]>();
    for (const document of documents) {
      const same = byId.get(document.id);
      if (same) same.push(document);
      else byId.set(document.id, [document]);
    }
    await rows.change([...byId.keys()], (held, id) => {
      let next = held;
      for (const document of byId.get(id) ?? []) next = applied(next, document);
      return next;
    });
  }

  async #queued(queue: QueueState, limit: number): Promise<ReplicaDocument[]> {
    const all: ReplicaDocument[] = [];
    for (const name of ENVELOPES) {
      all.push(...(await this.#rows[name].find({ selector: { queue }, sort: [{ stamp: 'asc' }], limit })));
    }
    return all;
  }

  async #changeAll(
    ids: readonly string[],
    change: (held: ReplicaDocument) => ReplicaDocument | undefined,
  ): Promise<void> {
    for (const name of ENVELOPES) await this.#rows[name].change(ids, (held) => held && change(held));
  }

  #rowsOf(kind: string): RxRows<ReplicaDocument> {
    if (!isKind(kind)) throw new RangeError(`no kind ${kind}`);
    return this.#rows[KINDS[kind].collection];
  }

  #enqueue<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
