import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Kind } from '../../shared/schema/kinds.ts';
import type { FileIndex } from '../files/file-index.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import type { HeldMarks } from '../reach/held-marks.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';

/** A device as hubs kept it before devices were documents. */
export interface OldDevice {
  /** Raw Ed25519 public key in hexadecimal. */
  readonly device: string;
  readonly person: string;
  readonly addedAt: number;
  /** 0 while it may sign in. */
  readonly revokedAt: number;
}

/** One opening of a replica; see `Run` in `shared/sync/replica-store.ts`. */
export interface DeviceRun {
  readonly device: string;
  readonly number: string;
  readonly run: number;
  readonly session: string;
}

/** Sequences belong to a log, so a scope has a place of its own in each. */
export interface ScopeInLog {
  readonly scope: string;
  readonly log: string;
}

/**
 * Everything a hub keeps. Each method is one transaction, durable once it resolves. The hub writes through
 * one queue, so a store need not order concurrent writers. Adapters pass `runHubStoreContract`.
 */
export interface HubStore {
  readonly hub: string;
  readonly epoch: string;
  /** The files of the school's papers. */
  readonly papers: PaperStore;
  /** What is known of the files whose bytes lie beside the store. */
  readonly files: FileIndex;
  readonly held: HeldMarks;

  get(id: string): Promise<AcceptedDocument | undefined>;
  /** Documents that point at a person (membership, kinship by guardian, contact) or a slip by its lookup id. */
  bySubject(kind: Kind, subject: string): Promise<readonly AcceptedDocument[]>;
  byParent(kind: Kind, parent: string): Promise<readonly AcceptedDocument[]>;
  byKind(kind: Kind): Promise<readonly AcceptedDocument[]>;
  /** Documents of a kind in the order of parent and id, after a place in it; '' and '' for the beginning. */
  pageOfKind(
    kind: Kind,
    after: { readonly parent: string; readonly id: string },
    limit: number,
  ): Promise<readonly AcceptedDocument[]>;
  countOfKind(kind: Kind): Promise<number>;
  byScope(scope: string): Promise<readonly AcceptedDocument[]>;

  /** The highest sequence given out so far in the current log, 0 for none. */
  head(): Promise<number>;
  /** Every log of which documents are kept, with the highest sequence that is; the current one first. */
  logs(): Promise<readonly LogPosition[]>;
  /** Where earlier logs of this hub end, because a backup was restored. */
  ends(): Promise<readonly LogPosition[]>;
  /** The highest acceptance time given out so far; acceptance times never run backwards. */
  lastAcceptedAt(): Promise<number>;
  /** Documents of a scope in a log with seq above `after`, ascending. */
  changesAfter(place: ScopeInLog, after: number, limit: number): Promise<readonly AcceptedDocument[]>;
  /** Documents of a scope in a log with seq below `before`, descending. */
  changesBefore(place: ScopeInLog, before: number, limit: number): Promise<readonly AcceptedDocument[]>;
  /** How many documents of a scope in a log lie outside `low` to `high`; all of them for 0, 0. */
  countOutside(place: ScopeInLog, low: number, high: number): Promise<number>;
  /** The scopes that have something in a log behind a sequence. */
  scopesAfter(position: LogPosition): Promise<ReadonlySet<string>>;

  /** Stores versions that have been judged and merged, replacing what stood under their ids. */
  put(documents: readonly AcceptedDocument[]): Promise<void>;

  /** What an earlier version has left, to be made documents of. */
  oldDevices(): Promise<readonly OldDevice[]>;
  /** All of them are documents now. */
  forgetOldDevices(): Promise<void>;
  /** When a device was here last, in milliseconds; only this hub knows. */
  noteSeen(device: string, at: number): Promise<void>;
  /** Of the devices that were here at all. */
  seenAt(devices: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Notes that a device has begun a run of a device number. False when that run, or a later one, was begun
   * in another session: then two computers have the same number.
   */
  noteRun(run: DeviceRun): Promise<boolean>;

  setting(name: string): Promise<string | undefined>;
  setSetting(name: string, value: string): Promise<void>;

  close(): Promise<void>;
}
