import { observer } from 'mediasoup';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MediaService } from '../../server/media/media-service.ts';
import type { PageState } from './lesson-page-api.ts';
import { openStage, preparedWorker, type LessonStage, type LessonWindow } from './lesson-stage.ts';

const roomId = 'lesson-7b';
const camera = { widthPx: 320, heightPx: 240, framesPerSecond: 15 };
const within = { timeout: 30_000, interval: 100 };
const testMs = 90_000;
const workerPids: number[] = [];
observer.on('newworker', (worker) => workerPids.push(worker.pid));

let stage: LessonStage;
const windows: LessonWindow[] = [];

beforeAll(async () => {
  stage = await openStage(() => Promise.resolve(preparedWorker()));
  await stage.service.ready();
  expect(stage.service.stats().state).toBe('ready');
}, 60_000);

afterAll(() => stage.close());

beforeEach(() => openLesson(stage.service));

afterEach(async () => {
  stage.service.endRoom(roomId);
  for (const { sessionId, page } of windows.splice(0)) {
    stage.service.closeSession(sessionId);
    await page.close();
  }
});

function openLesson(service: MediaService): void {
  const roles = new Map([
    ['person-teacher', 'host' as const],
    ['person-speaker', 'speaker' as const],
  ]);
  service.openRoom({
    roomId,
    hostPersonId: 'person-teacher',
    canJoin: (personId) => Promise.resolve(roles.get(personId) ?? 'viewer'),
  });
}

async function enter(name: string, person = name): Promise<LessonWindow> {
  const window = await stage.openWindow(name, { person });
  windows.push(window);
  await window.join(roomId);
  expect(await window.state()).toMatchObject({ phase: 'live' });
  return window;
}

async function teacherWithCameraAndVoice(cameraOptions = camera): Promise<LessonWindow> {
  const teacher = await enter('teacher');
  await teacher.page.evaluate((options) => window.lesson.media.publishCamera(options), cameraOptions);
  await teacher.page.evaluate(() => window.lesson.media.publishMicrophone());
  expect(await teacher.state()).toMatchObject({ camera: 'on', microphone: 'on' });
  return teacher;
}

async function setMicrophoneOn({ page }: LessonWindow, isOn: boolean): Promise<void> {
  await page.evaluate((on) => window.lesson.media.setMicrophoneOn(on), isOn);
}

async function expectState(window: LessonWindow, state: Partial<PageState>): Promise<void> {
  await expect.poll(() => window.state(), within).toMatchObject(state);
}

/** Picture and sound flow: more frames are decoded, the picture changes, and the sound has energy. */
async function expectMovingPictureAndSound(window: LessonWindow): Promise<void> {
  await expectState(window, { phase: 'live', tracks: ['camera', 'microphone'] });
  await expect.poll(async () => (await window.measure()).picture, within).not.toBe('');
  const before = await window.measure();
  await expect
    .poll(() => window.measure(), within)
    .toSatisfy((now: typeof before) => {
      const isMoving = now.framesDecoded > before.framesDecoded + 5 && now.picture !== before.picture;
      return isMoving && now.audioEnergy > before.audioEnergy;
    });
}

async function expectSound(window: LessonWindow): Promise<void> {
  const before = await window.measure();
  await expect
    .poll(() => window.measure(), within)
    .toSatisfy((now: typeof before) => now.audioEnergy > before.audioEnergy);
}

test('a teacher is seen and heard by two pupils and by one who comes late', { timeout: testMs }, async () => {
  const teacher = await teacherWithCameraAndVoice();
  const pupils = [await enter('first'), await enter('second')];
  for (const pupil of pupils) await expectMovingPictureAndSound(pupil);
  await expectMovingPictureAndSound(await enter('third'));
  await expectState(teacher, { names: ['first', 'second', 'teacher', 'third'], tracks: [] });
  await teacher.page.evaluate(() => window.lesson.media.leave());
  for (const pupil of pupils) await expectState(pupil, { names: ['first', 'second', 'third'], tracks: [] });
  expect(await teacher.state()).toMatchObject({ phase: 'idle', camera: 'off', microphone: 'off' });
});

test(
  'a muted voice shows as paused, also to who joins then, and is heard again',
  { timeout: testMs },
  async () => {
    const teacher = await teacherWithCameraAndVoice();
    const pupil = await enter('first');
    await expectMovingPictureAndSound(pupil);
    await setMicrophoneOn(teacher, false);
    expect(await teacher.state()).toMatchObject({ microphone: 'muted by self' });
    await expectState(pupil, { tracks: ['camera', 'microphone paused'] });
    const late = await enter('second');
    await expectState(late, { tracks: ['camera', 'microphone paused'] });
    await setMicrophoneOn(teacher, true);
    for (const window of [pupil, late]) {
      await expectState(window, { tracks: ['camera', 'microphone'] });
      await expectSound(window);
    }
  },
);

test(
  'the teacher mutes a pupil who may speak, and the pupil can speak again',
  { timeout: testMs },
  async () => {
    const teacher = await enter('teacher');
    const speaker = await enter('speaker');
    await setMicrophoneOn(speaker, true);
    await expectState(teacher, { tracks: ['microphone'] });
    await expectSound(teacher);
    const participantId = await speaker.page.evaluate(
      () => window.lesson.media.getSnapshot().ownParticipantId ?? '',
    );
    expect(await teacher.request('participant.mute', { participantIds: [participantId] })).toEqual({
      mutedCount: 1,
    });
    await expectState(speaker, { microphone: 'muted by host' });
    await expectState(teacher, { tracks: ['microphone paused'] });
    await setMicrophoneOn(speaker, true);
    await expectState(teacher, { tracks: ['microphone'] });
    await expectSound(teacher);
  },
);

test('a killed media worker is recovered from without a reload', { timeout: testMs }, async () => {
  const teacher = await teacherWithCameraAndVoice();
  const pupil = await enter('first');
  await expectMovingPictureAndSound(pupil);
  process.kill(workerPids.at(-1)!, 'SIGKILL');
  const phases = ['joining', 'live', 'reconnecting', 'live'];
  for (const window of [teacher, pupil]) await expectState(window, { phases, names: ['first', 'teacher'] });
  await expectMovingPictureAndSound(pupil);
  expect(await teacher.state()).toMatchObject({ camera: 'on', microphone: 'on' });
});

test(
  'media that stops for seconds comes back by an ICE restart, in the same stay',
  { timeout: testMs },
  async () => {
    await teacherWithCameraAndVoice();
    const pupil = await enter('first');
    await expectMovingPictureAndSound(pupil);
    const pid = workerPids.at(-1)!;
    process.kill(pid, 'SIGSTOP');
    try {
      await expectState(pupil, { phase: 'reconnecting' });
      await expect.poll(() => pupil.methods, within).toContain('transport.restartIce');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await expectMovingPictureAndSound(pupil);
    expect(pupil.methods.filter((method) => method === 'room.join')).toHaveLength(1);
  },
);

test('a small tile gets the small picture, a hidden one none', { timeout: testMs }, async () => {
  await teacherWithCameraAndVoice({ widthPx: 640, heightPx: 360, framesPerSecond: 15 });
  const pupil = await enter('first');
  await expectMovingPictureAndSound(pupil);
  const showAt = (heightPx: number) =>
    pupil.page.evaluate((height) => {
      const tracks = [...window.lesson.media.getSnapshot().tracksByParticipant.values()].flat();
      for (const one of tracks.filter(({ source }) => source === 'camera')) {
        window.lesson.media.setViewHeight(one.producerId, height);
      }
    }, heightPx);
  await expectState(pupil, { layers: [1] });
  await showAt(90);
  await expectState(pupil, { layers: [0] });
  await showAt(0);
  await expect.poll(() => pupil.methods, within).toContain('consumer.pause');
  await showAt(240);
  await expectState(pupil, { layers: [1] });
  await expectMovingPictureAndSound(pupil);
});

test(
  'a window that is there before the lesson has reached the hub is in as soon as it has',
  { timeout: testMs },
  async () => {
    const later = 'lesson-begun-offline';
    const window = await stage.openWindow('teacher');
    windows.push(window);
    const joined = window.join(later);
    await expect.poll(() => window.state(), within).toMatchObject({ phase: 'joining' });
    stage.service.openRoom({
      roomId: later,
      hostPersonId: 'person-teacher',
      canJoin: () => Promise.resolve('host'),
    });
    await joined;
    expect(await window.state()).toMatchObject({ phase: 'live' });
    stage.service.endRoom(later);
  },
);

test('the end of the lesson reaches everyone and lets the devices go', { timeout: testMs }, async () => {
  const teacher = await teacherWithCameraAndVoice();
  const pupil = await enter('first');
  expect(await teacher.request('room.end', { roomId })).toEqual({});
  const nothingLeft = { phase: 'ended', tracks: [], camera: 'off', microphone: 'off' };
  for (const window of [teacher, pupil]) await expectState(window, nothingLeft);
});

test('a viewer who tries to send is refused and goes on receiving', { timeout: testMs }, async () => {
  await teacherWithCameraAndVoice();
  const pupil = await enter('first');
  const refused = { kind: 'refused', reason: 'viewersOnlyWatch' };
  expect(await pupil.request('transport.create', { direction: 'send' })).toMatchObject(refused);
  const codecs = [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2 }];
  const stream = { kind: 'audio', source: 'microphone', isPaused: false, rtpParameters: { codecs } };
  expect(await pupil.request('produce', { transportId: 'any', ...stream })).toMatchObject(refused);
  await pupil.page.evaluate(() => window.lesson.media.publishCamera());
  expect(await pupil.state()).toMatchObject({ camera: 'refusedByHub' });
  await expectMovingPictureAndSound(pupil);
});

test.each([
  ['NotAllowedError', 'permissionDenied'],
  ['NotFoundError', 'notFound'],
  ['NotReadableError', 'inUse'],
])('%s from the devices shows as %s while receiving goes on', { timeout: testMs }, async (name, problem) => {
  await teacherWithCameraAndVoice();
  const speaker = await enter('speaker');
  await speaker.page.evaluate((errorName) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Not here.', errorName));
  }, name);
  await speaker.page.evaluate(() => window.lesson.media.publishCamera());
  await setMicrophoneOn(speaker, true);
  await expectMovingPictureAndSound(speaker);
  expect(await speaker.state()).toMatchObject({ camera: problem });
});

test(
  'one person on two computers sees the other one and does not hear it; everybody else hears both',
  { timeout: testMs },
  async () => {
    const teacher = await teacherWithCameraAndVoice();
    const second = await enter('second', 'teacher');
    const pupil = await enter('first');
    expect(await second.state()).toMatchObject({ tracks: ['camera'] });
    await second.page.evaluate(() => window.lesson.media.publishMicrophone());
    await expectState(pupil, { tracks: ['camera', 'microphone', 'microphone'] });
    await expectState(teacher, { tracks: [] });
    await second.page.evaluate(() => window.lesson.media.publishCamera({ widthPx: 320, heightPx: 240 }));
    await expectState(teacher, { tracks: ['camera'] });
    // One place given up leaves the other as it is.
    await second.page.evaluate(() => window.lesson.media.leave());
    await expectMovingPictureAndSound(pupil);
    expect(await teacher.state()).toMatchObject({ phase: 'live', camera: 'on', microphone: 'on' });
  },
);

test(
  'an unplugged camera is said here and gone there, and works again when wished',
  { timeout: testMs },
  async () => {
    const teacher = await teacherWithCameraAndVoice();
    const pupil = await enter('first');
    await expectMovingPictureAndSound(pupil);
    await teacher.page.evaluate(() => {
      const { camera } = window.lesson.media.getSnapshot().ownDevices;
      if ('track' in camera) camera.track.dispatchEvent(new Event('ended'));
    });
    expect(await teacher.state()).toMatchObject({ camera: 'unplugged' });
    await expectState(pupil, { tracks: ['microphone'] });
    await teacher.page.evaluate(() => window.lesson.media.setCameraOn(true));
    await expectMovingPictureAndSound(pupil);
  },
);

test(
  'a lost signalling link keeps media flowing; what was missed is made up for',
  { timeout: testMs },
  async () => {
    const teacher = await teacherWithCameraAndVoice();
    const pupil = await enter('first');
    await expectMovingPictureAndSound(pupil);
    stage.service.dropped(pupil.sessionId);
    await expectState(teacher, { away: ['first'] });
    await setMicrophoneOn(teacher, false);
    await expectState(await enter('second'), { tracks: ['camera', 'microphone paused'] });
    await expectState(pupil, { tracks: ['camera', 'microphone'], names: ['first', 'teacher'] });
    stage.service.resumed(pupil.sessionId);
    await expectState(pupil, {
      tracks: ['camera', 'microphone paused'],
      names: ['first', 'second', 'teacher'],
    });
    await expectState(teacher, { away: [] });
  },
);

test('without a way to the hub muting works at once, and the rest waits', { timeout: testMs }, async () => {
  const teacher = await teacherWithCameraAndVoice();
  const pupil = await enter('first');
  await expectMovingPictureAndSound(pupil);
  const speaker = await stage.openWindow('speaker');
  windows.push(speaker);
  for (const one of [teacher, speaker]) one.isHubReachable = false;

  await setMicrophoneOn(teacher, false);
  expect(await teacher.state()).toMatchObject({ microphone: 'muted by self' });
  const joined = speaker.join(roomId);
  await expectState(speaker, { phases: ['joining', 'joining: hubUnreachable'] });
  await setMicrophoneOn(speaker, true);
  expect(await pupil.state()).toMatchObject({ tracks: ['camera', 'microphone'] });

  for (const one of [teacher, speaker]) one.isHubReachable = true;
  await joined;
  await expectState(pupil, { tracks: ['camera', 'microphone', 'microphone paused'] });
});

test(
  'a window that comes before the media worker waits, says why, and is live by itself',
  { timeout: testMs },
  async () => {
    let finish = (_path: string) => {};
    const early = await openStage(() => new Promise<string>((resolve) => (finish = resolve)));
    try {
      openLesson(early.service);
      const pupil = await early.openWindow('first');
      const joined = pupil.join(roomId);
      await expectState(pupil, { phases: ['joining', 'joining: mediaPreparing'] });
      finish(preparedWorker());
      await joined;
      expect(await pupil.state()).toMatchObject({ phase: 'live', names: ['first'] });
    } finally {
      finish(preparedWorker());
      await early.close();
    }
  },
);
