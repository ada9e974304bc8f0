import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { openReplicaDatabase, type ReplicaDatabase } from '../replica/database.ts';
import type { QueryName, QueryParams, QueryResults } from '../replica/query-names.ts';
import { Replica } from '../replica/replica.ts';
import { RxReplicaStore } from '../replica/rx-replica-store.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { scopeOf } from '../schema/scope.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { Observable } from '../sync/observable.ts';
import type { SyncProgress } from '../sync/replicator-options.ts';
import { HybridClock } from '../time/hybrid-clock.ts';
import { SteadyTime } from '../time/steady-time.ts';
import { accept, chatMembership, part, personCard, TEST_DEVICE, TEST_LOG } from './make-documents.ts';
import { withRules } from './make-moderation.ts';
import { ManualTimers } from './manual-timers.ts';
import { MemorySearchIndex } from './memory-search-index.ts';

export const ANNA = 'anna';
export const START_MS = 1_700_000_000_000;

let opened = 0;

/** The database of a replica; several replicas may be opened on it one after another, as after restarts. */
export async function openMemoryDatabase(): Promise<ReplicaDatabase> {
  return await openReplicaDatabase({ name: `replica-${++opened}`, storage: getRxStorageMemory() });
}

/** Anna's replica in memory, with a link that a test plays and a clock that it sets. */
export async function openTestReplica(
  database: ReplicaDatabase,
  wallMs = START_MS,
  index: SearchIndex = new MemorySearchIndex(),
) {
  const timers = new ManualTimers(wallMs);
  const computer = { setMs: 0 };
  const wall = () => timers.now() + computer.setMs;
  const time: SteadyTime = new SteadyTime({
    wall,
    monotonic: () => timers.now(),
    isHubTimeKnown: () => clock.isHubTimeKnown,
  });
  const clock: HybridClock = new HybridClock({ now: () => time.now(), device: TEST_DEVICE });
  const link = {
    progress: new Observable<SyncProgress>({
      state: { kind: 'offline', since: 0, retryAt: 0, reason: undefined },
      syncedUpTo: 0,
    }),
    sending: new Observable<ReadonlySet<string>>(new Set()),
    wakes: 0,
    start: () => undefined,
    stop: () => Promise.resolve(),
    wake: () => void link.wakes++,
    ask: () => undefined,
    setOpen: () => undefined,
  };
  const faults: unknown[] = [];
  const store = new RxReplicaStore(database);
  const replica = new Replica({
    database,
    store,
    replicator: link,
    clock,
    time,
    timers,
    person: ANNA,
    device: 'd'.repeat(64),
    index,
    onFault: (fault) => faults.push(fault),
  });
  await replica.start();
  let watch = 0;

  /** Resolves with the first answer of a query that fulfils the condition. */
  const until = <Q extends QueryName>(
    query: Q,
    params: QueryParams<Q>,
    isReached: (value: QueryResults[Q]) => boolean = () => true,
  ): Promise<QueryResults[Q]> =>
    new Promise((resolve) => {
      const id = ++watch;
      replica.watch(id, query, params, (value) => {
        const answer = answerOf(query, value);
        if (!isReached(answer)) return;
        replica.unwatch(id);
        resolve(answer);
      });
    });
  /** Documents as they come from a hub, with the checkpoints of their scopes. */
  const receive = async (parts: readonly AuthorPart[], fromSeq: number) => {
    const scopes = new Set(parts.map(({ scope }) => scope));
    const high = fromSeq + parts.length - 1;
    await store.apply(
      parts.map((one, index) => accept(one, fromSeq + index)),
      [...scopes].map((scope) => ({ scope, log: TEST_LOG, low: 1, high })),
    );
  };
  /** Lets the index come level with the replica. */
  const indexed = async (): Promise<void> => {
    do {
      timers.advance(20_000);
      await store.unsent(1);
    } while (!replica.searching.isAtRest);
  };
  return { replica, store, clock, time, timers, computer, link, faults, until, receive, indexed };
}

/** The replica answers a query with that query's result. */
function answerOf<Q extends QueryName>(query: Q, value: unknown): QueryResults[Q];
function answerOf(_query: QueryName, value: unknown): unknown {
  return value;
}

export type TestReplica = Awaited<ReturnType<typeof openTestReplica>>;

/** Anna, a confirmed teacher who has read the rules, in one chat. */
export function annaIn(chat: string, title: string): AuthorPart[] {
  const body = { title, template: 'group' as const, classroom: '', isArchived: false };
  return [
    personCard(ANNA, ['teacher'], { isVerified: true }),
    ...withRules(ANNA),
    part({ kind: 'chat', id: chat, scope: scopeOf.chat(chat), body }),
    chatMembership(chat, ANNA),
  ];
}
