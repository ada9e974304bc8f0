import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HUB } from '../sync/hub/hub-commands.ts';
import { percentile } from '../sync/figures.ts';
import { Child } from '../sync/process/child.ts';
import { BARE_CROWD, BARE_HUB, SCHOOL_CROWD } from './fan-out-commands.ts';
import { makeFanOutSchool } from './fan-out-school.ts';
import type { Heard } from './hearing.ts';

export const PEOPLE = 500;
export const MEMBERS = 30;
/** A lively school: twenty messages a second. */
const PACED = { count: 300, everyMs: 50 };
const AT_ONCE = { count: 1_000, everyMs: 0 };
const WARMING = { count: 100, everyMs: 10 };

export interface FanOut {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** When all are said at once. */
  readonly messagesPerSecond: number;
  /** What that costs the hub's processor, in ms for each message; other programs hardly change it. */
  readonly cpuMsPerMessage: number;
}

/** From a member's writing until each other member has it, through the hub with its store, rights and order. */
export async function hubFanOut(): Promise<FanOut> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-bench-'));
  const hub = new Child('hub/hub-process.ts');
  const crowd = new Child('../chat/school-crowd-process.ts');
  try {
    const { people, chats } = await makeFanOutSchool(folder, PEOPLE, MEMBERS);
    const { port, keyPin } = await hub.call(HUB.open, { folder });
    const { devices } = await crowd.call(SCHOOL_CROWD.prepare, {
      people: [...people],
      chats: [...chats].map(([chat, members]) => ({ chat, members: [...members] })),
    });
    for (const [n, person] of people.entries())
      await hub.call(HUB.addDevices, { person, devices: devices.slice(n, n + 1) });
    await crowd.call(SCHOOL_CROWD.connect, { port, keyPin });
    return await measure(
      (of) => crowd.call(SCHOOL_CROWD.talk, of),
      () => hub.call(HUB.cpu, {}),
    );
  } finally {
    await crowd.end();
    await hub.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same between as many connections through a program that only sends on what it gets. */
export async function bareFanOut(): Promise<FanOut> {
  const hub = new Child('../chat/bare-hub-process.ts');
  const crowd = new Child('../chat/bare-crowd-process.ts');
  try {
    const { port } = await hub.call(BARE_HUB.open, {});
    const rooms = Math.ceil(PEOPLE / MEMBERS);
    await crowd.call(BARE_CROWD.connect, { port, rooms, members: MEMBERS });
    return await measure(
      (of) => crowd.call(BARE_CROWD.talk, of),
      () => hub.call(BARE_HUB.cpu, {}),
    );
  } finally {
    await crowd.end();
    await hub.end();
  }
}

async function measure(
  talk: (of: { count: number; everyMs: number }) => Promise<Heard>,
  cpu: () => Promise<{ readonly cpuMs: number }>,
): Promise<FanOut> {
  await talk(WARMING);
  const { latencyMs } = await talk(PACED);
  const before = await cpu();
  const { totalMs } = await talk(AT_ONCE);
  const after = await cpu();
  return {
    p50Ms: percentile(latencyMs, 0.5),
    p99Ms: percentile(latencyMs, 0.99),
    worstMs: Math.max(...latencyMs),
    messagesPerSecond: (AT_ONCE.count / totalMs) * 1000,
    cpuMsPerMessage: (after.cpuMs - before.cpuMs) / AT_ONCE.count,
  };
}
