import type { RxChangeEventBulk, RxStorageChangeEvent } from 'rxdb';
import { digestsIn } from '../files/digests-in.ts';
import { isOfKind } from '../schema/kinds.ts';
import { type ReplicaDocument, replicaDocumentOf } from '../sync/replica-document.ts';
import type { ReplicaDatabase } from './database.ts';
import type { Projection } from './projection.ts';
import { RxRows } from './rx-rows.ts';

export interface FileNamesOptions {
  readonly database: ReplicaDatabase;
  readonly projection: Projection;
  readonly person: string;
  /** What is typed and not sent, by chat or form. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Lets the thread answer others between two parts of a long search. */
  readonly pause: () => Promise<void>;
}

/** A file that something named and does not name any more. */
export interface LetGoFile {
  readonly digest: string;
  /** What made it so: the later version, or a moderator's takedown. */
  readonly document: string;
}

/** Collections with kinds that name files. */
const COLLECTIONS = ['messages', 'shelf'] as const;
const PAGE = 500;

/** Which documents have let go of files, and which still name them. */
export class FileNames {
  readonly #options: FileNamesOptions;
  readonly #rows: readonly RxRows<ReplicaDocument>[];
  readonly #takedowns: RxRows<ReplicaDocument>;

  constructor(options: FileNamesOptions) {
    const { database } = options;
    this.#options = options;
    this.#rows = COLLECTIONS.map((name) => new RxRows(database[name], replicaDocumentOf));
    this.#takedowns = new RxRows(database.chats, replicaDocumentOf);
  }

  /**
   * Calls back when something has let go of files, and, with none, when a word that was on its way may have
   * arrived. Returns how to end.
   */
  follow(listener: (files: readonly LetGoFile[]) => void, onFault: (fault: unknown) => void): () => void {
    const { database } = this.#options;
    const subscriptions = COLLECTIONS.map((name) =>
      database[name].eventBulks$.subscribe(({ events }: RxChangeEventBulk<ReplicaDocument>) => {
        const files = events.flatMap(letGoBy);
        if (files.length > 0 || events.some(({ documentData }) => documentData.gone)) listener(files);
      }),
    );
    const takedowns = database.chats.eventBulks$.subscribe(
      ({ events }: RxChangeEventBulk<ReplicaDocument>) => {
        const ids = events.flatMap(({ documentData: { kind, id } }) => (kind === 'takedown' ? [id] : []));
        if (ids.length > 0) this.#takenOut(ids).then(listener, onFault);
      },
    );
    return () => [...subscriptions, takedowns].forEach((subscription) => subscription.unsubscribe());
  }

  /** Whether what let go of a file stands at a hub; undefined where it counts for nothing any more. */
  async isSettled(document: string): Promise<boolean | undefined> {
    for (const rows of [...this.#rows, this.#takedowns]) {
      const held = (await rows.get([document])).get(document);
      if (held) return held.queue === '' ? true : held.queue === 'written' ? false : undefined;
    }
    return undefined;
  }

  /** Those of the files that a living document names, or a form that is not sent. */
  async named(digests: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const named = new Set<string>();
    const drafts = [...this.#options.drafts.values()];
    for (const digest of digests) if (drafts.some((text) => text.includes(digest))) named.add(digest);
    for (const rows of this.#rows) {
      for (let after = ''; named.size < digests.size; await this.#options.pause()) {
        const page = await rows.find({
          selector: { id: { $gt: after } },
          sort: [{ id: 'asc' }],
          limit: PAGE,
        });
        for (const document of page) {
          const known = digestsIn(document.body).filter((digest) => digests.has(digest));
          if (known.length > 0 && this.#isAlive(document)) for (const digest of known) named.add(digest);
        }
        const last = page.at(-1);
        if (!last || page.length < PAGE) break;
        after = last.id;
      }
    }
    return named;
  }

  async #takenOut(ids: readonly string[]): Promise<readonly LetGoFile[]> {
    const takedowns = [...(await this.#takedowns.get(ids)).values()];
    const files: LetGoFile[] = [];
    for (const rows of this.#rows) {
      const held = await rows.get(takedowns.map(({ parent }) => parent));
      for (const { id, parent } of takedowns) {
        const document = held.get(parent);
        if (!document || this.#isAlive(document)) continue;
        files.push(...digestsIn(document.body).map((digest) => ({ digest, document: id })));
      }
    }
    return files;
  }

  /** What was taken out is still there for its author. */
  #isAlive(document: ReplicaDocument): boolean {
    const { projection, person } = this.#options;
    if (document.gone) return false;
    if (document.by === person || !isOfKind(document, 'message')) return true;
    return projection.talk.takedownOf(document.id, document.by) === undefined;
  }
}

/** What an earlier version named and this one does not. What a computer merely forgets lets go of nothing. */
function letGoBy(event: RxStorageChangeEvent<ReplicaDocument>): readonly LetGoFile[] {
  if (event.operation !== 'UPDATE') return [];
  const { documentData, previousDocumentData } = event;
  const before = previousDocumentData?.body;
  if (!before || documentData._deleted) return [];
  const now = new Set(documentData.gone ? [] : digestsIn(documentData.body));
  return digestsIn(before).flatMap((digest) =>
    now.has(digest) ? [] : [{ digest, document: documentData.id }],
  );
}
