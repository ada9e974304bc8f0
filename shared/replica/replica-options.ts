import type { ReplicaDatabase } from './database.ts';
import type { RxReplicaStore } from './rx-replica-store.ts';
import type { Replicator } from '../sync/replicator.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import type { SteadyTime } from '../time/steady-time.ts';
import type { Observable } from '../sync/observable.ts';
import type { Timers } from '../sync/transport.ts';
import type { SearchIndex } from '../search/search-index.ts';

/** What a replica is made of. */
export interface ReplicaOptions {
  readonly database: ReplicaDatabase;
  readonly store: RxReplicaStore;
  readonly replicator: Pick<
    Replicator,
    'ask' | 'progress' | 'sending' | 'setOpen' | 'start' | 'stop' | 'wake'
  >;
  readonly clock: HybridClock;
  readonly time: SteadyTime;
  readonly timers: Timers;
  readonly person: string;
  /** The key of this device in hexadecimal. */
  readonly device: string;
  /** Belongs to the replica from now on, which closes it. */
  readonly index: SearchIndex;
  /** Whether the hub takes what is written in turn. */
  readonly isHeldBack?: Observable<boolean>;
  /** A question of a screen could not be answered, or something was not noted. */
  readonly onFault: (fault: unknown) => void;
}
