import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Kind } from '../../shared/schema/kinds.ts';

/** A device that a person entered with. */
export interface DeviceRecord {
  /** Raw Ed25519 public key in hexadecimal. */
  readonly device: string;
  readonly person: string;
  readonly addedAt: number;
  /** 0 while it may sign in. */
  readonly revokedAt: number;
}

export interface ScopeCount {
  readonly documents: number;
  /** Bytes of the bodies as stored; what travels is close to it. */
  readonly bytes: number;
}

/**
 * Everything a hub keeps. Each method is one transaction, durable once it resolves. The hub writes through
 * one queue, so a store need not order concurrent writers. Adapters pass `runHubStoreContract`.
 */
export interface HubStore {
  readonly hub: string;
  readonly epoch: string;

  get(id: string): Promise<AcceptedDocument | undefined>;
  /** Documents that point at a person (membership, kinship by guardian, contact) or a slip by its lookup id. */
  bySubject(kind: Kind, subject: string): Promise<readonly AcceptedDocument[]>;
  byParent(kind: Kind, parent: string): Promise<readonly AcceptedDocument[]>;
  byKind(kind: Kind): Promise<readonly AcceptedDocument[]>;
  byScope(scope: string): Promise<readonly AcceptedDocument[]>;

  /** The highest sequence given out so far, 0 for none. */
  head(): Promise<number>;
  /** The highest acceptance time given out so far; acceptance times never run backwards. */
  lastAcceptedAt(): Promise<number>;
  /** Documents of a scope with seq above `after`, ascending. */
  changesAfter(scope: string, after: number, limit: number): Promise<readonly AcceptedDocument[]>;
  /** Documents of a scope with seq below `before`, descending. */
  changesBefore(scope: string, before: number, limit: number): Promise<readonly AcceptedDocument[]>;
  /** How much of a scope lies outside `low` to `high`; all of it for 0, 0. */
  countOutside(scope: string, low: number, high: number): Promise<ScopeCount>;

  /** Stores versions that have been judged and merged, replacing what stood under their ids. */
  put(documents: readonly AcceptedDocument[]): Promise<void>;

  addDevice(record: DeviceRecord): Promise<void>;
  device(device: string): Promise<DeviceRecord | undefined>;

  setting(name: string): Promise<string | undefined>;
  setSetting(name: string, value: string): Promise<void>;

  close(): Promise<void>;
}
