import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Input, BufferSource, EncodedPacketSink, WEBM } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import type { StoredFile } from '../../shared/files/chunk-file.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { packageId, recordedId } from '../../shared/schema/recording.ts';
import { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { chatMembership, part, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { chatPart } from '../../tests/fixtures/small-school.ts';
import { blobKeys } from '../files/blob-keys.ts';
import { FolderDisk } from '../files/folder-disk.ts';
import { Hub } from '../hub.ts';
import type { RoomVoice } from '../media/room-voice.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Recorder } from './recorder.ts';
import { SpoolFolder } from './spool-folder.ts';

const LESSON = stampAt(7);
const PLENTY = 10 ** 12;
let now: number;
let stamps: number;
let store: HubStore;
let hub: Hub;
let recorder: Recorder;
let folder: string;
let freeBytes: number;
/** Whether nothing more fits, whatever was said before. */
let isDiskFull = false;
let faults: unknown[];
let kept: Uint8Array[];

class FillingDisk extends FolderDisk {
  override async open(name: string): Promise<StoredFile> {
    const file = await super.open(name);
    return {
      ...file,
      write: (place, bytes) =>
        isDiskFull ? Promise.reject(new AppError('hubDiskFull')) : file.write(place, bytes),
    };
  }
}

const begun = () =>
  new Recorder({
    hub,
    spools: new SpoolFolder(new FillingDisk(folder), blobKeys(new Uint8Array(32))),
    keepFile: (bytes) => {
      kept.push(bytes);
      return Promise.resolve({ digest: 'a'.repeat(64), sizeBytes: bytes.length });
    },
    timers: new ManualTimers(),
    monotonic: () => now,
    freeBytes: () => Promise.resolve(freeBytes),
    onFault: (fault) => faults.push(fault),
  });

beforeEach(async () => {
  [now, stamps, freeBytes, isDiskFull, faults, kept] = [10_000, 100, PLENTY, false, [], []];
  folder = mkdtempSync(join(tmpdir(), 'zvonok-recorder-'));
  store = openMemoryStore();
  hub = new Hub({ store, keyPin: 'pin', now: () => now, addresses: () => [] });
  await hub.acceptor.writeAsSchool([
    chatPart('c1'),
    personCard('anna', ['teacher'], { isVerified: true }),
    chatMembership('c1', 'anna'),
  ]);
  recorder = begun();
  await lesson(0);
});
afterEach(async () => {
  await recorder.stop();
  rmSync(folder, { recursive: true, force: true });
});

const place = { scope: 'chat:c1', by: 'anna' };
const nextStamp = () => stampAt((stamps += 1));

async function push(written: AuthorPart): Promise<void> {
  const [verdict] = await hub.acceptor.push('anna', [written]);
  expect(verdict).toHaveProperty('acceptance');
  await recorder.settled();
}
async function lesson(endedAt: number): Promise<void> {
  const body = { title: 'Урок', type: 'lesson' as const, plan: '', startedAt: 1, endedAt };
  await push(part({ ...place, kind: 'lesson', id: LESSON, parent: 'c1', stamp: nextStamp(), body }));
}
async function record(isOn: boolean): Promise<void> {
  const id = nextStamp();
  await push(part({ ...place, kind: 'recording', id, parent: LESSON, stamp: id, body: { isOn, at: now } }));
}
const state = async () => (await store.get(recordedId(LESSON)))?.body['state'];
const packed = async () => (await store.get(packageId(LESSON)))?.body;

/** A microphone whose packets the test sends: 20 ms of sound each. */
class Voice implements RoomVoice {
  readonly roomId = LESSON;
  readonly personId: string;
  #timestamp = 1_000_000;
  readonly #listeners = new Set<(packet: Uint8Array) => void>();
  readonly #ends: (() => void)[] = [];

  constructor(personId: string) {
    this.personId = personId;
    recorder.heard(this);
  }

  listen(onPacket: (packet: Uint8Array) => void): Promise<() => void> {
    this.#listeners.add(onPacket);
    return Promise.resolve(() => void this.#listeners.delete(onPacket));
  }

  onEnd(run: () => void): void {
    this.#ends.push(run);
  }

  end(): void {
    for (const run of this.#ends) run();
  }

  get isListenedTo(): boolean {
    return this.#listeners.size > 0;
  }

  /** Speaks for so many packets, in real time. */
  say(packets: number, sound = [0x78, 1, 2, 3]): void {
    for (let n = 0; n < packets; n += 1) {
      const packet = Buffer.alloc(12 + sound.length);
      packet.writeUInt8(0x80, 0);
      packet.writeUInt32BE(this.#timestamp, 4);
      packet.set(sound, 12);
      this.#timestamp += 960;
      for (const listener of this.#listeners) listener(packet);
      now += 20;
    }
  }

  /** Is silent for so long: the source's clock goes on. */
  pause(ms: number): void {
    this.#timestamp += ms * 48;
    now += ms;
  }
}

async function tracksIn(file: Uint8Array): Promise<readonly (readonly number[])[]> {
  const input = new Input({ source: new BufferSource(file), formats: [WEBM] });
  return await Promise.all(
    (await input.getAudioTracks()).map(async (track) => {
      const times: number[] = [];
      for await (const packet of new EncodedPacketSink(track).packets()) {
        times.push(Math.round(packet.timestamp * 1000));
      }
      return times;
    }),
  );
}

describe('G-4 the hub records a lesson', () => {
  test('only while whoever leads wants it, and says so to everyone', async () => {
    const voice = new Voice('anna');
    voice.say(5);
    expect(voice.isListenedTo).toBe(false);
    await record(true);
    expect(await state()).toBe('on');
    expect(voice.isListenedTo).toBe(true);
    voice.say(5);
    await record(false);
    expect(await state()).toBe('off');
    expect(voice.isListenedTo).toBe(false);
    await lesson(now);
    expect(await packed()).toMatchObject({ durationMs: 100, voices: ['anna'] });
  });

  test('keeps each voice as it was spoken, at its time, and silence takes no room', async () => {
    const anna = new Voice('anna');
    await record(true);
    anna.say(3);
    anna.say(2, [0x78]);
    anna.pause(5000);
    const boris = new Voice('boris');
    await recorder.flush();
    boris.say(2);
    anna.pause(0);
    anna.say(2);
    await lesson(now);
    expect(await packed()).toMatchObject({
      lesson: LESSON,
      title: 'Урок',
      voices: ['anna', 'boris'],
      startedAt: 10_000,
      files: [{ type: 'audio/webm', name: 'Урок.webm' }],
    });
    const [first, second] = await tracksIn(kept[0]!);
    expect(first?.slice(0, 3)).toEqual([0, 20, 40]);
    expect(first?.slice(3)[0]).toBeGreaterThanOrEqual(5100);
    expect(second).toEqual([5100, 5120]);
  });

  test('goes on in a next part after the hub was switched off, on one time line', async () => {
    const before = new Voice('anna');
    await record(true);
    before.say(10);
    await recorder.stop();
    now += 60_000;
    recorder = begun();
    await recorder.begin();
    expect(await state()).toBe('on');
    const after = new Voice('anna');
    await recorder.flush();
    after.say(10);
    await lesson(now);
    const body = await packed();
    expect(body).toMatchObject({
      durationMs: 400,
      voices: ['anna'],
      parts: [
        { atMs: 0, durationMs: 200 },
        { atMs: 200, durationMs: 200 },
      ],
    });
    expect((await tracksIn(kept[0]!))[0]).toHaveLength(20);
  });

  test('keeps what was flushed where the hub was killed, and packs it when the lesson has ended meanwhile', async () => {
    const voice = new Voice('anna');
    await record(true);
    voice.say(10);
    await recorder.flush();
    voice.say(10);
    // Nothing more is heard of the first one: it was killed.
    const killed = recorder;
    recorder = begun();
    await killed.stop();
    await lesson(now);
    expect(await packed()).toMatchObject({ voices: ['anna'] });
    expect(kept).toHaveLength(1);
  });

  test('stops where the disk is full and says so, while the lesson goes on; a new wish begins anew', async () => {
    const voice = new Voice('anna');
    await record(true);
    voice.say(10);
    await recorder.flush();
    freeBytes = 1000;
    await recorder.flush();
    expect(await state()).toBe('diskFull');
    expect(voice.isListenedTo).toBe(false);
    expect((await store.get(LESSON))?.body['endedAt']).toBe(0);
    freeBytes = PLENTY;
    await recorder.flush();
    expect(await state()).toBe('diskFull');
    await record(true);
    expect(await state()).toBe('on');
    voice.say(5);
    await lesson(now);
    expect(await packed()).toMatchObject({ parts: [{ durationMs: 200 }, { durationMs: 100 }] });
    expect(faults).toHaveLength(1);
  });

  test('keeps what is there where the disk is full in the middle of a write, and the lesson is packed', async () => {
    const voice = new Voice('anna');
    await record(true);
    voice.say(10);
    await recorder.flush();
    isDiskFull = true;
    voice.say(10);
    await recorder.flush();
    expect(await state()).toBe('diskFull');
    expect(voice.isListenedTo).toBe(false);
    isDiskFull = false;
    await lesson(now);
    expect(await packed()).toMatchObject({ durationMs: 200, voices: ['anna'] });
    expect(await tracksIn(kept[0]!)).toHaveLength(1);
  });

  test('makes a package of a lesson in which nobody spoke, without a file, and none where nothing was wanted', async () => {
    await record(true);
    now += 3000;
    await lesson(now);
    expect(await packed()).toMatchObject({ durationMs: 3000, files: [], voices: [] });
    expect(kept).toEqual([]);
  });

  test('hears a voice that came back in the same track, and two computers of one person in two', async () => {
    await record(true);
    const first = new Voice('anna');
    await recorder.flush();
    first.say(3);
    first.end();
    const again = new Voice('anna');
    await recorder.flush();
    again.say(3);
    const other = new Voice('anna');
    await recorder.flush();
    for (let n = 0; n < 3; n += 1) {
      again.say(1);
      now -= 20;
      other.say(1);
    }
    await lesson(now);
    expect(await packed()).toMatchObject({ voices: ['anna', 'anna'] });
  });
});
