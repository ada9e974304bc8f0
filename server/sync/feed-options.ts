import type { Changes } from '../../shared/protocol/changes.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { FeedLimits } from './feed-limits.ts';
import type { RecentDocuments } from './recent-documents.ts';

export interface FeedOptions {
  readonly store: HubStore;
  /** What was accepted last, kept in memory. */
  readonly recent?: Pick<RecentDocuments, 'after'>;
  readonly person: string;
  /** How far the person may read in scopes that are not open to the end. */
  readonly limits?: FeedLimits;
  readonly now: () => number;
  /** The sequence up to which listeners have been told of everything that was accepted. */
  readonly published: () => number;
  /** Whether another batch may be on its way now; if not, `wake` is called when it may. */
  readonly mayAdd: () => boolean;
  /**
   * Sends one batch and returns its length in bytes; undefined when it was not sent, because the link is
   * gone or because `isStillValid` says no when it is about to leave.
   */
  readonly send: (changes: Omit<Changes, 'n'>, isStillValid: () => boolean) => Promise<number | undefined>;
  /** Whether the client knows `upTo`, so that what it says need not be said for each scope again. */
  readonly isBrief: boolean;
  /** A scope may no longer be read: what was sent is not to be sent again. */
  readonly onLoss: () => void;
  /** Everything that is owed has been sent. */
  readonly onComplete: () => void;
  readonly onError: (error: unknown) => void;
}
