import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { deviceNumber } from '../../shared/ids/id.ts';
import type { FileState } from '../../shared/ipc/file-requests.ts';
import type { ReplicaCommand } from '../../shared/ipc/replica-thread.ts';
import { openReplicaDatabase } from '../../shared/replica/database.ts';
import { HeldBack } from '../../shared/replica/held-back.ts';
import { Replica } from '../../shared/replica/replica.ts';
import { RxReplicaStore } from '../../shared/replica/rx-replica-store.ts';
import { hexOf } from '../../shared/std/bytes.ts';
import { Replicator } from '../../shared/sync/replicator.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { isWritingHeld } from '../../shared/protocol/writing-held.ts';
import { SteadyTime } from '../../shared/time/steady-time.ts';
import { CODECS } from './codecs.ts';
import { type OpenFiles, openFiles } from './files/open-files.ts';
import { readDeviceKey } from './device-key.ts';
import { openSearchIndex } from './search-index/open-search-index.ts';
import { getRxStorageSqlcipher } from './sqlcipher-storage/index.ts';
import { socketConnect } from './socket-transport.ts';
import { thisComputer } from './this-computer.ts';

export const realTimers: Timers = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const DATABASE = 'replica';

/** Names the fault without what it says: that may hold words of a person. */
function warn(fault: unknown): void {
  const name = fault instanceof Error ? fault.name : typeof fault;
  process.emitWarning(`a question of the window was not answered: ${name}`);
}

export interface OpenReplica {
  readonly replica: Replica;
  readonly replicator: Replicator;
  /** Undefined for a replica in memory. */
  readonly files: OpenFiles | undefined;
}

/**
 * Opens one person's replica and begins to sync it. Throws AppError: `vaultWrongKey`, `vaultForeign`,
 * `vaultDamaged`, `vaultBusy`, `diskFull`.
 */
export async function openReplica(
  of: ReplicaCommand<'open'>,
  onNotice: (data: unknown) => void,
  tellFiles: (states: readonly FileState[]) => void = () => undefined,
): Promise<OpenReplica> {
  const session = encodeBytes(randomBytes(15));
  const database = await openReplicaDatabase(
    of.vault
      ? // The name is part of the tables' names, so it is the same at every opening.
        { name: DATABASE, storage: getRxStorageSqlcipher(of.vault) }
      : { name: `replica-${session}`, storage: getRxStorageMemory() },
  );
  const store = new RxReplicaStore(database);
  const time: SteadyTime = new SteadyTime({
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    isHubTimeKnown: () => clock.isHubTimeKnown,
  });
  // A silent link is noticed after a minute, also when somebody sets the clock back in that minute.
  const timers: Timers = { ...realTimers, now: () => time.now() };
  const held = new HeldBack(timers);
  const run = await store.beginRun(of.deviceNumber);
  const clock: HybridClock = new HybridClock({ now: () => time.now(), device: run.number });
  const key = readDeviceKey(of.deviceKey);
  const replicator = new Replicator({
    store,
    clock,
    connect: socketConnect({ addresses: of.addresses, keyPin: of.keyPin }),
    timers,
    random: Math.random,
    person: of.person,
    device: key.publicKey,
    deviceName: thisComputer(),
    session,
    run,
    newNumber: () => deviceNumber(randomBytes(6), 0),
    codecs: CODECS,
    sign: key.sign,
    onNotice: (data) => (isWritingHeld(data) ? held.note(data.forMs) : onNotice(data)),
  });
  const replica = new Replica({
    database,
    index: openSearchIndex(of.vault),
    store,
    replicator,
    clock,
    time,
    timers,
    person: of.person,
    device: hexOf(key.publicKey),
    isHeldBack: held.isHeld,
    onFault: warn,
  });
  await replica.start();
  const files = await openFiles({
    of,
    database: DATABASE,
    replicator,
    messages: replica.fileMessages,
    names: replica.fileNames(() => nextTurn()),
    onFault: warn,
    timers,
    tell: tellFiles,
  });
  return { replica, replicator, files };
}
