import { getChangedDocumentsSince, type RxStorage, type RxStorageInstance } from 'rxdb';
import { openReplicaDatabase, type ReplicaDatabase } from '../../shared/replica/database.ts';
import { RxReplicaStore } from '../../shared/replica/rx-replica-store.ts';
import { COLLECTIONS } from '../../shared/schema/kinds.ts';
import { type ReplicaDocument, replicaDocumentOf } from '../../shared/sync/replica-document.ts';
import type { ReplicaStore } from '../../shared/sync/replica-store.ts';
import type { Disk } from './disk.ts';
import { type Life, mortal, mortalOrThrow, type UnderWay, whileAlive } from './life.ts';

type Instance = RxStorageInstance<ReplicaDocument, unknown, unknown>;
const ENVELOPES = COLLECTIONS.filter((name) => name !== 'local');

/**
 * A disk with the replica as the application keeps it: RxDB over a storage in memory. The program may die at
 * every call to the storage, also in the middle of what is one call to the replica's store.
 */
export class RxDisk implements Disk {
  readonly #name: string;
  readonly #storage: RxStorage<unknown, unknown>;
  /** What the storage has opened; it stays open, because what is in memory goes with its last opening. */
  readonly #opened: Instance[] = [];
  /** A program opens its database when that of the program before has come to its end. */
  #isFree: Promise<unknown> = Promise.resolve();

  constructor(name: string, storage: RxStorage<unknown, unknown>) {
    this.#name = name;
    this.#storage = storage;
  }

  open(life: Life, underWay: UnderWay): Promise<ReplicaStore> {
    const storage = this.#mortalStorage(life);
    const opening = this.#isFree.then(() => openReplicaDatabase({ name: this.#name, storage }));
    this.#isFree = opening.then(
      (database) => closedAfter(life, database),
      () => undefined,
    );
    const store = opening.then((database) => new RxReplicaStore(database));
    return whileAlive(store, life).then((opened) => mortal<ReplicaStore>(opened, life, underWay));
  }

  async all(): Promise<readonly ReplicaDocument[]> {
    const all: ReplicaDocument[] = [];
    for (const name of ENVELOPES) {
      const instance = this.#opened.findLast(({ collectionName }) => collectionName === name);
      const { documents } = instance
        ? await getChangedDocumentsSince(instance, Number.MAX_SAFE_INTEGER)
        : { documents: [] };
      all.push(...documents.filter(({ _deleted }) => !_deleted).map(replicaDocumentOf));
    }
    return all;
  }

  copy(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#isFree;
    for (const instance of this.#opened.splice(0)) await instance.close();
  }

  #mortalStorage(life: Life): RxStorage<unknown, unknown> {
    return {
      ...this.#storage,
      createStorageInstance: async (params) => {
        const instance = await this.#storage.createStorageInstance(params);
        this.#opened.push(instance as unknown as Instance);
        return mortalOrThrow(instance, life, { close: () => Promise.resolve() });
      },
    };
  }
}

/** RxDB's own end of a program that is gone: it gives back its place among the collections of this thread. */
async function closedAfter(life: Life, database: ReplicaDatabase): Promise<void> {
  await new Promise<void>((resolve) => life.onEnd(resolve));
  await database.close();
}
