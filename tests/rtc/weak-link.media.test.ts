import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LinkChoice } from '../../shared/lessons/link-ladder.ts';
import { UdpRelay } from '../fixtures/udp-relay.ts';
import { WeakLine } from '../fixtures/weak-line.ts';
import type { PageState } from './lesson-page-api.ts';
import { type LessonStage, type LessonWindow, openStage, preparedWorker } from './lesson-stage.ts';

const roomId = 'lesson-9a';
const within = { timeout: 120_000, interval: 200 };
const testMs = 300_000;
const WIDE = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 20, lossShare: 0, seed: 11 };

let stage: LessonStage;
const windows: LessonWindow[] = [];
const relays: UdpRelay[] = [];

beforeAll(async () => {
  stage = await openStage(() => Promise.resolve(preparedWorker()));
  await stage.service.ready();
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.service.endRoom(roomId);
  for (const { sessionId, page } of windows.splice(0)) {
    stage.service.closeSession(sessionId);
    await page.close();
  }
  for (const relay of relays.splice(0)) await relay.stop();
});

async function weakLink() {
  const lines = { up: new WeakLine(WIDE), down: new WeakLine({ ...WIDE, seed: 12 }) };
  const relay = await UdpRelay.start(lines);
  relays.push(relay);
  return { lines, relay };
}

async function enter(name: string, relay?: UdpRelay): Promise<LessonWindow> {
  const window = await stage.openWindow(name, relay ? { relay } : {});
  windows.push(window);
  await window.join(roomId);
  return window;
}

/** A teacher who is seen and heard, and a pupil behind a link that is still wide. */
async function lesson() {
  stage.service.openRoom({
    roomId,
    hostPersonId: 'person-teacher',
    canJoin: (person) => Promise.resolve(person === 'person-teacher' ? 'host' : 'viewer'),
  });
  const teacher = await enter('teacher');
  await teacher.page.evaluate(() =>
    window.lesson.media.publishCamera({ widthPx: 640, heightPx: 360, framesPerSecond: 15 }),
  );
  await teacher.page.evaluate(() => window.lesson.media.publishMicrophone());
  const link = await weakLink();
  const pupil = await enter('pupil', link.relay);
  await expectState(pupil, { tracks: ['camera', 'microphone'], rung: 'video' });
  await expectGrowth(pupil, 'framesDecoded', 10);
  return { teacher, pupil, ...link };
}

async function expectState(window: LessonWindow, state: Partial<PageState>): Promise<void> {
  await expect.poll(() => window.state(), within).toMatchObject(state);
}

async function expectGrowth(window: LessonWindow, of: 'framesDecoded' | 'audioPackets', by: number) {
  const before = (await window.measure())[of];
  await expect.poll(async () => (await window.measure())[of] - before, within).toBeGreaterThanOrEqual(by);
}

const choose = ({ page }: LessonWindow, choice: LinkChoice) =>
  page.evaluate((one) => window.lesson.media.chooseLink(one), choice);

test(
  'G-3 a link that becomes weak loses its pictures first and never the voice; they come back by themselves',
  { timeout: testMs },
  async () => {
    const { pupil, lines } = await lesson();
    lines.down.options = { ...WIDE, lossShare: 0.35 };
    await expectState(pupil, { tracks: ['camera paused', 'microphone'] });
    await expectGrowth(pupil, 'audioPackets', 10);
    lines.down.options = WIDE;
    await expectState(pupil, { tracks: ['camera', 'microphone'] });
    await expectGrowth(pupil, 'framesDecoded', 10);
    expect(pupil.methods.filter((method) => method === 'room.join')).toHaveLength(1);
  },
);

test('a person’s own choice holds at once, whatever the link carries', { timeout: testMs }, async () => {
  const { teacher, pupil, lines } = await lesson();
  await choose(pupil, 'text');
  await expectState(pupil, { tracks: ['camera paused', 'microphone paused'], rung: 'text' });
  await choose(pupil, 'voice');
  await expectState(pupil, { tracks: ['camera paused', 'microphone'], rung: 'thrift' });
  await expectGrowth(pupil, 'audioPackets', 10);
  await choose(pupil, 'video');
  lines.down.options = { ...WIDE, lossShare: 0.3 };
  await expectGrowth(pupil, 'audioPackets', 100);
  await expectState(pupil, { tracks: ['camera', 'microphone'], rung: 'video' });
  expect(await teacher.state()).toMatchObject({ rung: 'video', microphone: 'on' });
});

test(
  'a speaker without a link for pictures is still heard, and seen again when the choice is back',
  { timeout: testMs },
  async () => {
    const { teacher, pupil } = await lesson();
    await choose(teacher, 'slides');
    await expectState(pupil, { tracks: ['camera paused', 'microphone'] });
    await expectGrowth(pupil, 'audioPackets', 10);
    expect(await teacher.state()).toMatchObject({ camera: 'on', microphone: 'on' });
    await choose(teacher, 'video');
    await expectState(pupil, { tracks: ['camera', 'microphone'] });
    await expectGrowth(pupil, 'framesDecoded', 5);
  },
);

test(
  'a link that is gone and comes back costs nobody the lesson: the same stay, sound and picture again',
  { timeout: testMs },
  async () => {
    const { teacher, pupil, relay } = await lesson();
    relay.cut();
    pupil.isHubReachable = false;
    stage.service.dropped(pupil.sessionId);
    await expectState(teacher, { away: ['pupil'] });
    await expectState(pupil, { phase: 'reconnecting' });
    relay.mend();
    pupil.isHubReachable = true;
    stage.service.resumed(pupil.sessionId);
    await expectState(pupil, { phase: 'live' });
    await expectState(teacher, { away: [] });
    await expectGrowth(pupil, 'audioPackets', 10);
    await expectGrowth(pupil, 'framesDecoded', 5);
    expect(pupil.methods.filter((method) => method === 'room.join')).toHaveLength(1);
  },
);
