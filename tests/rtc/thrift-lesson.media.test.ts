import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHAT, Classroom, type Link, Seat, WEAK } from '../../build/bench/lesson/classroom.ts';
import { prepareSlides, showSlide } from '../../build/bench/lesson/slides.ts';
import { makeSpeech } from '../../build/bench/lesson/speech.ts';

const LAN: Link = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 1, lossShare: 0 };
const testMs = 300_000;
const within = { timeout: 120_000, interval: 100 };
const SAMPLES_PER_SECOND = 48_000;
/** Of the teacher's sound, between two slides. */
const SECONDS_A_SLIDE = 2.5;
const PAGES = [1, 2, 3, 4];

const folder = mkdtempSync(join(tmpdir(), 'zvonok-thrift-'));
let room: Classroom;
const seats: Seat[] = [];

beforeAll(async () => {
  room = await Classroom.open(makeSpeech(folder).file);
});
afterAll(async () => {
  for (const seat of seats) await seat.leave();
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(person: string, link: Link): Promise<Seat> {
  const seat = await Seat.take(room, person, link);
  seats.push(seat);
  return seat;
}

test(
  'G-3 voice and slides of a lesson share one link of 48 kbit/s with 5 % of loss, and take no more than 30 of it',
  { timeout: testMs },
  async () => {
    const teacher = await take('teacher', LAN);
    const start = { chat: CHAT, type: 'lesson', plan: '' } as const;
    const { lesson } = await teacher.desktop.client.command('startLesson', start);
    await expect.poll(() => room.running.hub.store.get(lesson), within).toBeDefined();
    await teacher.join(lesson);
    await teacher.page.evaluate(() => window.lesson.media.publishMicrophone());
    const exhibit = await prepareSlides(teacher);

    const pupil = await take('pupil', WEAK);
    await pupil.join(lesson);
    const rung = async () => (await pupil.page.evaluate(() => window.lesson.state())).rung;
    await expect.poll(rung, within).toBe('thrift');
    await expect.poll(async () => (await pupil.measure()).audioEnergy, within).toBeGreaterThan(0);

    const before = { ...(await pupil.measure()), bytes: pupil.lines.down.bytes };
    for (const page of PAGES) {
      await showSlide({ teacher, pupil, lesson, exhibit, page });
      const least = before.samples + page * SECONDS_A_SLIDE * SAMPLES_PER_SECOND;
      await expect.poll(async () => (await pupil.measure()).samples, within).toBeGreaterThanOrEqual(least);
    }
    const after = { ...(await pupil.measure()), bytes: pupil.lines.down.bytes };
    // By the listener's own clock of sound, so that a busy machine changes nothing.
    const samples = after.samples - before.samples;
    const kbps = ((after.bytes - before.bytes) * 8) / 1000 / (samples / SAMPLES_PER_SECOND);
    expect(kbps).toBeLessThanOrEqual(30);
    expect((after.concealed - before.concealed) / samples).toBeLessThan(0.05);
    // It is heard, not only received.
    expect(after.audioEnergy).toBeGreaterThan(before.audioEnergy);
    expect(await rung()).toBe('thrift');
  },
);
