import type { KeptCredential } from '../credential/kept-credential.ts';
import type { AppErrorData } from '../errors/app-error.ts';
import type { Acceptance, AcceptedDocument, AuthorPart } from '../schema/envelope.ts';
import type { Checkpoint, LogPosition } from './checkpoint.ts';

/** What a hub said of one pushed version. */
export type PushResult =
  | { readonly id: string; readonly stamp: string; readonly acceptance: Acceptance }
  | { readonly id: string; readonly stamp: string; readonly refusal: AppErrorData };

/** A waiting version's stamp, and the one that takes its place. */
export interface Restamp {
  readonly id: string;
  readonly oldStamp: string;
  readonly newStamp: string;
}

/** Counts of own versions that are not on a hub. */
export interface OwnCounts {
  readonly waiting: number;
  readonly refused: number;
  readonly aside: number;
}

/** One opening of the replica by its program; a copy of the disk would show the same run twice. */
export interface Run {
  /** The device number in use, 12 letters; see `shared/ids/id.ts`. */
  readonly number: string;
  /** 1 for the first opening with this number. */
  readonly run: number;
}

/** What the replicator asks of a store. Reads cannot write. */
export interface ReplicaReader {
  /** What is held, each checkpoint raised to the position up to which its whole log is held. */
  checkpoints(): Promise<readonly Checkpoint[]>;
  /** Own versions that wait for a hub, in the order of their stamps. Refused ones do not wait. */
  unsent(limit: number): Promise<readonly AuthorPart[]>;
  countUnsent(): Promise<OwnCounts>;
  /** Ids of the people whose cards are held. */
  people(): Promise<readonly string[]>;
  /** Ids that the hub is to be asked for by name. */
  wanted(): Promise<readonly string[]>;
  /** The latest stamp of all that is held, '' when nothing is: a new run of the clock goes on from there. */
  latestStamp(): Promise<string>;
  /** What a hub has signed for this device last, undefined before the first time. */
  credential(): Promise<KeptCredential | undefined>;
}

/**
 * What the replicator may change. Every call is one transaction: after it resolves, everything in it is
 * as durable as the store is.
 */
export interface ReplicaWriter {
  /** An own new version: stored and queued in one. */
  write(part: AuthorPart): Promise<void>;
  /**
   * Documents from a hub, merged with what is held; then, never before, the checkpoints.
   * @param upTo position up to which every scope of the log that has a checkpoint is held
   */
  apply(
    documents: readonly AcceptedDocument[],
    checkpoints: readonly Checkpoint[],
    upTo?: LogPosition,
  ): Promise<void>;
  /** Takes the hub's word on pushed versions. A version edited since keeps waiting. */
  settle(results: readonly PushResult[]): Promise<void>;
  /** Gives waiting versions new stamps, all at once, for a clock that ran ahead. The ids stay. */
  restamp(changes: readonly Restamp[]): Promise<void>;
  /** Gives a waiting version that no hub knows another id, because its own was taken; false for any other. */
  reissue(id: string, stamp: string): Promise<boolean>;
  /** A refused version waits again. */
  requeue(id: string): Promise<void>;
  /** Drops a refused version for good, as its author asked. */
  discard(id: string): Promise<void>;
  /** Access lost: documents and checkpoints of the scopes go, own unsent and refused versions stay. */
  forget(scopes: readonly string[]): Promise<void>;
  /**
   * The hub has lost what it accepted in this log after a position. Checkpoints end there; what was accepted
   * later is orphaned (`orphaned`). What others wrote of it is wanted from then on: the hub may have an
   * earlier version. Returns the ids of the own versions that wait again.
   */
  endLog(end: LogPosition, person: string): Promise<readonly string[]>;
  /** The hub has answered for everything that was wanted. */
  answered(): Promise<void>;
  /** Takes a credential in place of the one before. */
  keepCredential(credential: KeptCredential): Promise<void>;
  /** Begins a run: counts it. The given number is taken at the very first run only. */
  beginRun(number: string): Promise<Run>;
  /** Takes another device number, because another computer has this one; its runs begin anew with 1. */
  renumber(number: string): Promise<Run>;
}

export interface ReplicaStore extends ReplicaReader, ReplicaWriter {
  close(): Promise<void>;
}
