import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { LogEntry } from '../audit/ledger.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { FactsSource } from './facts-source.ts';

export interface AcceptorOptions {
  readonly store: HubStore;
  readonly facts: FactsSource;
  readonly now: () => number;
  /** A new stamp by the hub's clock, for what the school writes. */
  readonly stamp: () => string;
  /** Waits until everything that has come in this moment is here; not at all unless given. */
  readonly gather?: (() => Promise<void>) | undefined;
}

export interface SchoolWriting {
  /**
   * When each was accepted, in milliseconds, never falling; now unless given (the demonstration school has
   * a past).
   */
  readonly acceptedAt?: ((part: AuthorPart) => number) | undefined;
  /** What is to stand in the log of it. */
  readonly log?: readonly LogEntry[];
}
