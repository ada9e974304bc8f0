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

/**
 * Memory of the hub: its peak above a fresh start while several clients catch up at the same time; and what it
 * holds for each further client that is live and idle. By then it has served many catch-ups, so that room
 * which the process keeps for later work is not taken for the clients' own.
 */
export async function hubMemory(setUp: BenchSetUp): Promise<Findings> {
  const hub = await setUp.hub();
  const crowd = await crowdAt(setUp, hub, AT_ONCE + WARMING + LIVE);
  const fresh = await hub.child.call(HUB.memory, {});
  await hub.child.call(HUB.watchPeak, {});
  await crowd.catchUp(0, AT_ONCE);
  const peak = await hub.child.call(HUB.peak, {});
  await catchUpInTurns(crowd, AT_ONCE, AT_ONCE + WARMING);
  const some = await hub.child.call(HUB.memory, {});
  await catchUpInTurns(crowd, AT_ONCE + WARMING, AT_ONCE + WARMING + LIVE);
  const full = await hub.child.call(HUB.memory, {});
  await setUp.end(crowd.child, hub.child);

  const held = full.heldBytes - some.heldBytes;
  const managed = full.managedBytes - some.managedBytes;
  return {
    figures: {
      hubMiBPerCatchup: (peak.residentBytes - fresh.residentBytes) / AT_ONCE / MIB,
      // Node knows of native memory what its own parts say of it; the larger figure counts.
      hubKiBPerLiveClient: Math.max(held, managed) / LIVE / 1024,
    },
    remarks: [
      [
        `hub with ${LIVE} live clients more: held, known to Node`,
        `${(held / MIB).toFixed(1)} and ${(managed / MIB).toFixed(1)} MiB`,
      ],
      [
        'hub: resident memory, fresh and at the peak',
        `${(fresh.residentBytes / MIB).toFixed(0)} and ${(peak.residentBytes / MIB).toFixed(0)} MiB`,
      ],
    ],
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
