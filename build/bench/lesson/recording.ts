import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isOfKind } from '../../../shared/schema/kinds.ts';
import { packageId, recordedId } from '../../../shared/schema/recording.ts';
import { median } from '../table.ts';
import type { Classroom, Seat } from './classroom.ts';

const ROUNDS = 4;
const ROUND_MS = 20_000;
/** The recording writes to the disk every 2 s; what its switching on and off costs is left out. */
const AROUND_MS = 3_000;
const LOOK_MS = 25;
const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/**
 * What the recording of a lesson costs: rounds with it and without it in turn, so that whatever else the machine
 * does hits both alike.
 * @returns shares of one core, of this process, which the hub runs in, and of its media worker together
 */
export async function recordingCpu(room: Classroom, teacher: Seat, lesson: string) {
  const shares: { readonly with: number; readonly without: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await record(room, teacher, { lesson, isOn: true });
    const withIt = await cpuShare();
    await record(room, teacher, { lesson, isOn: false });
    shares.push({ with: withIt, without: await cpuShare() });
  }
  return {
    cpuShare: median(shares.map((one) => one.with - one.without)),
    without: median(shares.map((one) => one.without)),
  };
}

/** Ends the lesson; gives what its package comes to for an hour, and how much was recorded in real time. */
export async function packageSize(room: Classroom, teacher: Seat, lesson: string) {
  await teacher.desktop.client.command('endLesson', { lesson });
  for (;;) {
    const held = await room.running.hub.store.get(packageId(lesson));
    if (held && isOfKind(held, 'package')) {
      const { durationMs, files } = held.body;
      const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      return { miBPerHour: (bytes / MIB / durationMs) * HOUR_MS, seconds: durationMs / 1000 };
    }
    await delay(LOOK_MS);
  }
}

async function record(
  room: Classroom,
  teacher: Seat,
  { lesson, isOn }: { readonly lesson: string; readonly isOn: boolean },
): Promise<void> {
  await teacher.desktop.client.command('inLesson', { do: 'record', lesson, isOn });
  const wanted = isOn ? 'on' : 'off';
  for (;;) {
    const told = await room.running.hub.store.get(recordedId(lesson));
    if (told && isOfKind(told, 'recorded') && told.body.state === wanted) break;
    await delay(LOOK_MS);
  }
  await delay(AROUND_MS);
}

async function cpuShare(): Promise<number> {
  const [before, from] = [cpuMs(), performance.now()];
  await delay(ROUND_MS);
  return (cpuMs() - before) / (performance.now() - from);
}

/** Milliseconds of this process and of its media workers. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + workers().reduce((sum, pid) => sum + ticksOf(pid) * 10, 0);
}

function workers(): readonly string[] {
  const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  return children.split('\n').flatMap((row) => /^\s*(\d+) mediasoup/.exec(row)?.[1] ?? []);
}

/** User and system time in hundredths of a second (proc(5)). */
function ticksOf(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
