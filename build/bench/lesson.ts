import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CHAT, Classroom, type Link, Seat, WEAK } from './lesson/classroom.ts';
import { packageSize, recordingCpu } from './lesson/recording.ts';
import { prepareSlides, showSlide, SLIDES } from './lesson/slides.ts';
import { makeSpeech } from './lesson/speech.ts';
import { median, printTable } from './table.ts';

const LAN: Link = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 1, lossShare: 0 };
const FAR: Link = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 200, lossShare: 0 };
const SATELLITE: Link = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 300, lossShare: 0 };
/** The ladder needs some seconds to see what the link is. */
const SETTLE_MS = 30_000;
const MEASURE_MS = 45_000;
const CUT_MS = 30_000;
const SLIDE_EVERY_MS = 2_500;
const LOOK_MS = 25;

/** A lesson over a weak link, its return after an outage, and how soon somebody who joins hears. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-speech-'));
  const { file, activeShare } = makeSpeech(folder);
  const room = await Classroom.open(file);
  const teacher = await Seat.take(room, 'teacher', LAN);
  const { lesson } = await teacher.desktop.client.command('startLesson', {
    chat: CHAT,
    type: 'lesson',
    plan: '',
  });
  // A window shows a lesson that its hub has; this one does not look.
  while (!(await room.running.hub.store.get(lesson))) await delay(LOOK_MS);
  await teacher.join(lesson);
  await teacher.page.evaluate(() => window.lesson.media.publishMicrophone());

  const weak = await weakLesson(room, teacher, lesson);
  const recorded = await recordedLesson(room, teacher, lesson);
  const joinMsLan = await joining(room, lesson, LAN);
  const joinMs600 = await joining(room, lesson, SATELLITE);
  await teacher.page.evaluate(() =>
    window.lesson.media.publishCamera({ widthPx: 320, heightPx: 240, framesPerSecond: 10 }),
  );
  const recoveryMsLan = await recovery(room, lesson, LAN);
  const recoveryMs400 = await recovery(room, lesson, FAR);
  const packed = await packageSize(room, teacher, lesson);
  await teacher.leave();
  await room.close();
  rmSync(folder, { recursive: true, force: true });

  printTable(
    ['Lesson at 48 kbit/s, 5 % loss, 400 ms', 'Figure', 'Aim'],
    [
      ['speech active, % of the time', Math.round(activeShare * 100), '≥ 80'],
      ['sound concealed, %', (weak.concealedShare * 100).toFixed(2), '-'],
      ['kbit/s down for a listener', weak.downKbps.toFixed(1), '≤ 30'],
      ['kbit/s up from a listener', weak.upKbps.toFixed(1), '-'],
      ['kbit/s down, first seconds included', weak.downKbpsFromStart.toFixed(1), '-'],
      ['a slide from teacher to listener, ms (p95)', Math.round(weak.slideLagMsP95), '≤ 1000'],
      ['rung of the ladder at the end', weak.rung, '-'],
      ['sound and picture back after 30 s without any link, LAN, ms', Math.round(recoveryMsLan), '≤ 2000'],
      ['the same at 400 ms, ms', Math.round(recoveryMs400), '≤ 5000'],
      ['recording: share of one core, %', (recorded.cpuShare * 100).toFixed(2), '-'],
      ['the same lesson without it, %', (recorded.without * 100).toFixed(2), '-'],
      [
        `package of an hour, MiB (from ${Math.round(packed.seconds)} s in real time)`,
        packed.miBPerHour.toFixed(1),
        '≤ 10',
      ],
      ['from click to first sound, LAN, ms', Math.round(joinMsLan), '≤ 1000'],
      ['the same at 600 ms, ms', Math.round(joinMs600), '-'],
    ],
  );
  const rounded = (value: number, digits = 0) => Number(value.toFixed(digits));
  console.log(
    JSON.stringify({
      concealedShare: rounded(weak.concealedShare, 4),
      slideLagMsP95: rounded(weak.slideLagMsP95),
      listenerKbps: rounded(weak.downKbps, 1),
      listenerUpKbps: rounded(weak.upKbps, 1),
      recoveryMsLan: rounded(recoveryMsLan),
      recoveryMs400: rounded(recoveryMs400),
      recordingCpuShare: rounded(recorded.cpuShare, 4),
      packageMiBPerHour: rounded(packed.miBPerHour, 1),
      joinMsLan: rounded(joinMsLan),
      joinMs600: rounded(joinMs600),
      speechActiveShare: rounded(activeShare, 2),
      loadAtEnd: rounded(loadavg()[0] ?? 0, 1),
    }),
  );
}

async function weakLesson(room: Classroom, teacher: Seat, lesson: string) {
  const pupil = await Seat.take(room, 'pupil', WEAK);
  const startedAt = performance.now();
  const atStart = pupil.lines.down.bytes;
  await pupil.join(lesson);
  await firstSound(pupil);
  const exhibit = await prepareSlides(teacher);
  await delay(SETTLE_MS);
  const before = { ...(await pupil.measure()), down: pupil.lines.down.bytes, up: pupil.lines.up.bytes };
  const from = performance.now();
  const lags: number[] = [];
  while (performance.now() - from < MEASURE_MS) {
    const page = (lags.length % SLIDES) + 1;
    const at = performance.now();
    const shown = showSlide({ teacher, pupil, lesson, exhibit, page }).then(() => performance.now() - at);
    const [lag] = await Promise.all([shown, delay(SLIDE_EVERY_MS)]);
    lags.push(lag);
  }
  const seconds = (performance.now() - from) / 1000;
  const after = { ...(await pupil.measure()), down: pupil.lines.down.bytes, up: pupil.lines.up.bytes };
  const { rung } = await pupil.page.evaluate(() => window.lesson.state());
  await pupil.leave();
  const kbps = (bytes: number, over: number) => (bytes * 8) / 1000 / over;
  return {
    concealedShare: (after.concealed - before.concealed) / (after.samples - before.samples),
    downKbps: kbps(after.down - before.down, seconds),
    upKbps: kbps(after.up - before.up, seconds),
    downKbpsFromStart: kbps(after.down - atStart, (performance.now() - startedAt) / 1000),
    slideLagMsP95: lags.toSorted((a, b) => a - b)[Math.ceil(lags.length * 0.95) - 1] ?? Number.NaN,
    rung,
  };
}

/** A lesson with one who speaks and one who listens, both on the LAN. */
async function recordedLesson(room: Classroom, teacher: Seat, lesson: string) {
  const pupil = await Seat.take(room, 'pupil', LAN);
  await pupil.join(lesson);
  await firstSound(pupil);
  const cost = await recordingCpu(room, teacher, lesson);
  await pupil.leave();
  return cost;
}

async function joining(room: Classroom, lesson: string, link: Link): Promise<number> {
  const took: number[] = [];
  const seat = await Seat.take(room, 'second', link);
  for (let n = 0; n < 3; n += 1) {
    const at = performance.now();
    const joined = seat.join(lesson);
    await firstSound(seat);
    took.push(performance.now() - at);
    await joined;
    await seat.page.evaluate(() => window.lesson.media.leave());
  }
  await seat.leave();
  return median(took);
}

async function firstSound(seat: Seat): Promise<void> {
  while ((await seat.measure()).audioEnergy <= 0) await delay(LOOK_MS);
}

/** From the return of both ways to new sound and a new picture. */
async function recovery(room: Classroom, lesson: string, link: Link): Promise<number> {
  const seat = await Seat.take(room, 'pupil', link);
  await seat.join(lesson);
  while ((await seat.measure()).framesDecoded < 20) await delay(LOOK_MS);
  await firstSound(seat);
  seat.cut();
  await delay(CUT_MS);
  seat.mend();
  const at = performance.now();
  const before = await seat.measure();
  for (;;) {
    const now = await seat.measure();
    if (now.audioPackets > before.audioPackets + 3 && now.framesDecoded > before.framesDecoded + 2) break;
    await delay(LOOK_MS);
  }
  const tookMs = performance.now() - at;
  await seat.leave();
  return tookMs;
}
