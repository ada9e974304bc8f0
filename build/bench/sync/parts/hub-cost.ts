import { CROWD } from '../client/client-commands.ts';
import type { Findings } from '../figures.ts';
import { HUB } from '../hub/hub-commands.ts';
import type { BenchSetUp, OpenHub } from '../bench-set-up.ts';
import type { Child } from '../process/child.ts';

const WARM_CATCH_UPS = 4;
const CATCH_UPS = 8;
const AT_ONCE = 4;
const WARMING = 40;
const LIVE = 100;
const MIB = 1024 * 1024;

interface Crowd {
  readonly child: Child;
  catchUp(from: number, to: number): Promise<void>;
  leave(): Promise<void>;
}

/** CPU time that the hub's process spends on one catch-up, collection of garbage included. */
export async function hubCpu(setUp: BenchSetUp): Promise<Findings> {
  const hub = await setUp.hub();
  const crowd = await crowdAt(setUp, hub, WARM_CATCH_UPS + CATCH_UPS);
  let before = 0;
  for (let i = 0; i < WARM_CATCH_UPS + CATCH_UPS; i++) {
    if (i === WARM_CATCH_UPS) before = (await hub.child.call(HUB.cpu, {})).cpuMs;
    await crowd.catchUp(i, i + 1);
    await crowd.leave();
  }
  const after = (await hub.child.call(HUB.cpu, {})).cpuMs;
  await setUp.end(crowd.child, hub.child);
  return { figures: { hubCpuMsPerCatchup: (after - before) / CATCH_UPS }, remarks: [] };
}

/** Memory of the hub: while several clients catch up at the same time, and for each that is live and idle. */
export async function hubMemory(setUp: BenchSetUp): Promise<Findings> {
  const hubMiBPerCatchup = await peakPerCatchUp(setUp);
  const { heldBytes, managedBytes } = await heldByLiveClients(setUp);
  return {
    figures: {
      hubMiBPerCatchup,
      // Node knows of native memory what its own parts say of it; the larger figure counts.
      hubKiBPerLiveClient: Math.max(heldBytes, managedBytes) / LIVE / 1024,
    },
    remarks: [
      [
        `hub with ${LIVE} live clients more: held, known to Node`,
        `${(heldBytes / MIB).toFixed(1)} and ${(managedBytes / MIB).toFixed(1)} MiB`,
      ],
    ],
  };
}

/**
 * MiB by which the hub's resident memory grows at most, divided among those who catch up. One has done so before:
 * with the first session the hub reads the school's people and settings in, which is no catch-up's and is done once.
 */
async function peakPerCatchUp(setUp: BenchSetUp): Promise<number> {
  const hub = await setUp.hub();
  const crowd = await crowdAt(setUp, hub, AT_ONCE + 1);
  await crowd.catchUp(AT_ONCE, AT_ONCE + 1);
  await crowd.leave();
  const fresh = await hub.child.call(HUB.memory, {});
  await hub.child.call(HUB.watchPeak, {});
  await crowd.catchUp(0, AT_ONCE);
  const peak = await hub.child.call(HUB.peak, {});
  await setUp.end(crowd.child, hub.child);
  return (peak.residentBytes - fresh.residentBytes) / AT_ONCE / MIB;
}

/**
 * What the hub holds for clients that are live and idle, beyond what it held for the first of them: by then
 * it has served many catch-ups, so that room which the process keeps for later work is not counted. V8's room
 * for young objects is kept small, because what of it is resident is chance and no client's.
 */
async function heldByLiveClients(setUp: BenchSetUp): Promise<{ heldBytes: number; managedBytes: number }> {
  const hub = await setUp.hub('whole', ['--max-semi-space-size=1']);
  const crowd = await crowdAt(setUp, hub, WARMING + LIVE);
  await catchUpInTurns(crowd, 0, WARMING);
  const some = await hub.child.call(HUB.memory, {});
  await catchUpInTurns(crowd, WARMING, WARMING + LIVE);
  const full = await hub.child.call(HUB.memory, {});
  await setUp.end(crowd.child, hub.child);
  return {
    heldBytes: full.heldBytes - some.heldBytes,
    managedBytes: full.managedBytes - some.managedBytes,
  };
}

async function catchUpInTurns(crowd: Crowd, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += AT_ONCE) await crowd.catchUp(i, Math.min(to, i + AT_ONCE));
}

async function crowdAt(setUp: BenchSetUp, hub: OpenHub, count: number): Promise<Crowd> {
  const child = setUp.fork('client/crowd-process.ts');
  const person = setUp.school.reader;
  const { devices } = await child.call(CROWD.prepare, { person, count });
  await hub.child.call(HUB.addDevices, { person, devices });
  const { port, keyPin } = hub;
  return {
    child,
    catchUp: async (from, to) => {
      await child.call(CROWD.catchUp, { port, keyPin, from, to });
    },
    leave: async () => {
      await child.call(CROWD.leave, {});
    },
  };
}
