import type { AppErrorData } from '../errors/app-error.ts';
import type { Acceptance, AcceptedDocument, AuthorPart } from '../schema/envelope.ts';
import type { Checkpoint } from './checkpoint.ts';

/** What a hub said of one pushed version. */
export type PushResult =
  | { readonly id: string; readonly stamp: string; readonly acceptance: Acceptance }
  | { readonly id: string; readonly stamp: string; readonly refusal: AppErrorData };

/** What the replicator asks of a store. Reads cannot write. */
export interface ReplicaReader {
  checkpoints(): Promise<readonly Checkpoint[]>;
  /** Own versions that wait for a hub, in the order of their stamps. Refused ones do not wait. */
  unsent(limit: number): Promise<readonly AuthorPart[]>;
  countUnsent(): Promise<{ readonly waiting: number; readonly refused: number }>;
  /** The latest stamp of all that is held, '' when nothing is: a new run of the clock goes on from there. */
  latestStamp(): Promise<string>;
}

/**
 * What the replicator may change. Every call is one transaction: after it resolves, everything in it is
 * as durable as the store is.
 */
export interface ReplicaWriter {
  /** An own new version: stored and queued in one. */
  write(part: AuthorPart): Promise<void>;
  /** Documents from a hub, merged with what is held; then, never before, the checkpoints. */
  apply(documents: readonly AcceptedDocument[], checkpoints: readonly Checkpoint[]): Promise<void>;
  /** Takes the hub's word on pushed versions. A version edited since keeps waiting. */
  settle(results: readonly PushResult[]): Promise<void>;
  /** Gives a waiting version a new stamp, for a clock that ran ahead. The id stays. */
  restamp(id: string, oldStamp: string, newStamp: string): Promise<void>;
  /** A refused version waits again. */
  requeue(id: string): Promise<void>;
  /** Drops a refused version for good, as its author asked. */
  discard(id: string): Promise<void>;
  /** Access lost: documents and checkpoints of the scopes go, own unsent and refused versions stay. */
  forget(scopes: readonly string[]): Promise<void>;
}

export interface ReplicaStore extends ReplicaReader, ReplicaWriter {
  close(): Promise<void>;
}
