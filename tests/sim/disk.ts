import type { ReplicaDocument } from '../../shared/sync/replica-document.ts';
import type { ReplicaStore } from '../../shared/sync/replica-store.ts';
import { type Life, mortal, type UnderWay } from './life.ts';
import { SqlcipherReplicaStore } from './sqlcipher-replica-store.ts';

/** What a computer keeps while programs on it come and go. */
export interface Disk {
  /** The store for a program that begins now. */
  open(life: Life, underWay: UnderWay): Promise<ReplicaStore>;
  /** Every document on it, also while a program has it open. */
  all(): Promise<readonly ReplicaDocument[]>;
  /** An image of the disk as it is at this moment; undefined where that cannot be made. */
  copy(): Disk | undefined;
  close(): Promise<void>;
}

/** A disk with the plain store: whatever a call has done is there, also when the program died at it. */
export class PlainDisk implements Disk {
  readonly #store: SqlcipherReplicaStore;

  constructor(store = new SqlcipherReplicaStore()) {
    this.#store = store;
  }

  open(life: Life, underWay: UnderWay): Promise<ReplicaStore> {
    return Promise.resolve(mortal<ReplicaStore>(this.#store, life, underWay));
  }

  all(): Promise<readonly ReplicaDocument[]> {
    return Promise.resolve(this.#store.all());
  }

  copy(): Disk {
    return new PlainDisk(this.#store.copy());
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
