import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderDisk } from '../../server/files/folder-disk.ts';
import { HubFiles } from '../../server/files/hub-files.ts';
import type { HubStore } from '../../server/store/hub-store.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Disk } from '../../shared/files/blob-folder.ts';
import { CHUNK_BYTES } from '../../shared/files/chunk-layout.ts';
import { FILE_DAYS_KEPT } from '../../shared/files/limits.ts';
import { accept, messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { digestOf, fileRef } from '../fixtures/file-requests.ts';
import { openMemoryStore, TEST_STORE_KEY } from '../fixtures/hub-store.ts';

const DAY_MS = 86_400_000;
let folder: string;
let store: HubStore;
let now: number;
let files: HubFiles;

const open = (disk: Disk = new FolderDisk(folder)) =>
  new HubFiles({
    index: store.files,
    disk,
    key: TEST_STORE_KEY,
    now: () => now,
    documents: { readable: (_person, id) => store.get(id) },
    mostBytes: () => Promise.resolve(10_000_000),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-kept-'));
  store = openMemoryStore();
  now = 1_000_000_000_000;
  files = open();
});
afterEach(async () => {
  await files.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const nothing = { interrupt: () => undefined, onTaken: () => undefined };
async function* of(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const one of parts) yield await Promise.resolve(one);
}
async function begin(bytes: Uint8Array) {
  const { id } = await files.begin({ person: 'anna', digest: digestOf(bytes), sizeBytes: bytes.length });
  return await files.uploadOf(id, 'anna');
}
async function send(bytes: Uint8Array): Promise<void> {
  await files.write(await begin(bytes), 0, of(bytes), nothing);
}
const named = (bytes: Uint8Array, seq: number) =>
  accept(
    messagePart({
      by: 'anna',
      chat: 'c1',
      stamp: stampAt(seq),
      body: { text: '', replyTo: '', files: [fileRef(bytes)] },
    }),
    seq,
  );
const readAll = async (document: string, bytes: Uint8Array): Promise<Buffer> => {
  const file = await files.open('anna', document, digestOf(bytes));
  const read = Buffer.from(await file.read(0, bytes.length));
  await file.close();
  return read;
};

describe('[FILE-8] files that nobody names', () => {
  test('F-054 [FILE-8] go after a week, and no day sooner; those that are named stay', async () => {
    const [lost, kept] = [randomBytes(100), randomBytes(CHUNK_BYTES + 1)];
    await send(lost);
    await send(kept);
    const message = named(kept, 1);
    await store.put([message]);
    await files.sweep();
    now += FILE_DAYS_KEPT * DAY_MS;
    await files.sweep();
    expect(readdirSync(folder)).toHaveLength(2);
    now += 1000;
    await files.sweep();
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await readAll(message.id, kept)).equals(kept)).toBe(true);
    expect(await files.isWhole(digestOf(lost))).toBe(false);
  });

  test('[FILE-8] the week begins when the last document that named them was taken back', async () => {
    const bytes = randomBytes(100);
    await send(bytes);
    const message = named(bytes, 1);
    await store.put([message]);
    now += 30 * DAY_MS;
    await files.sweep();
    await store.put([{ ...message, gone: true, stamp: stampAt(2), seq: 2, body: { text: '', replyTo: '' } }]);
    await files.sweep();
    now += (FILE_DAYS_KEPT - 1) * DAY_MS;
    // Somebody names it again in the meantime, and takes that back.
    const again = named(bytes, 3);
    await store.put([again]);
    await files.sweep();
    await store.put([{ ...again, gone: true, stamp: stampAt(4), seq: 4, body: { text: '', replyTo: '' } }]);
    await files.sweep();
    now += 2 * DAY_MS;
    await files.sweep();
    expect(await files.isWhole(digestOf(bytes))).toBe(true);
    now += FILE_DAYS_KEPT * DAY_MS;
    await files.sweep();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[FILE-8] an upload that stands still for a week goes, one that moves stays', async () => {
    const [still, moving] = [randomBytes(500), randomBytes(500)];
    await files.write(await begin(still), 0, of(still.subarray(0, 9)), nothing);
    const upload = await begin(moving);
    now += 5 * DAY_MS;
    await files.write(upload, 0, of(moving.subarray(0, 100)), nothing);
    now += 3 * DAY_MS;
    await files.sweep();
    expect(readdirSync(folder)).toHaveLength(1);
    await files.write(upload, 100, of(moving.subarray(100)), nothing);
    expect(await files.isWhole(digestOf(moving))).toBe(true);
  });
});

describe('a hub that ends in the middle', () => {
  test('F-054 goes on with what has reached its disk, and the digest is still that of all of it', async () => {
    const bytes = randomBytes(5 * CHUNK_BYTES + 77);
    const upload = await begin(bytes);
    await files.write(upload, 0, of(bytes.subarray(0, 2 * CHUNK_BYTES + 5)), nothing);
    // No goodbye: another hub opens the same folder.
    const before = files;
    files = open();
    await files.tidy();
    const offset = await files.offsetOf(upload);
    expect(offset).toBe(2 * CHUNK_BYTES + 5);
    await files.write(upload, offset, of(bytes.subarray(offset)), nothing);
    expect(await files.isWhole(digestOf(bytes))).toBe(true);
    await before.close();
  });

  test('F-054 a second connection takes an upload over from one that hangs', async () => {
    const bytes = randomBytes(1000);
    const upload = await begin(bytes);
    let isInterrupted = false;
    let taken = () => undefined as void;
    const hasTaken = new Promise<void>((resolve) => (taken = resolve));
    let end = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (end = resolve));
    async function* hang(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 300);
      await hanging;
    }
    const first = files.write(upload, 0, hang(), {
      interrupt: () => {
        isInterrupted = true;
        end();
      },
      onTaken: () => taken(),
    });
    await hasTaken;
    const second = files.write(upload, 300, of(bytes.subarray(300)), nothing);
    expect([await first, await second, isInterrupted]).toEqual([300, 1000, true]);
  });

  test('F-054 a full disk is told, keeps what there was, and goes on when there is room', async () => {
    let isFull = false;
    const disk = new FolderDisk(folder);
    const full: Disk = {
      open: async (name) => {
        const file = await disk.open(name);
        return {
          ...file,
          write: (place, bytes) =>
            isFull
              ? Promise.reject(new AppError('hubDiskFull', { isRetryable: true }))
              : file.write(place, bytes),
        };
      },
      openIfThere: (name) => disk.openIfThere(name),
      rename: (from, to) => disk.rename(from, to),
      remove: (name) => disk.remove(name),
      names: () => disk.names(),
    };
    files = open(full);
    const bytes = randomBytes(4 * CHUNK_BYTES);
    const upload = await begin(bytes);
    await files.write(upload, 0, of(bytes.subarray(0, CHUNK_BYTES + 10)), nothing);
    isFull = true;
    const more = of(bytes.subarray(CHUNK_BYTES + 10));
    await expect(files.write(upload, CHUNK_BYTES + 10, more, nothing)).rejects.toMatchObject({
      data: { code: 'hubDiskFull' },
    });
    isFull = false;
    const offset = await files.offsetOf(upload);
    expect(offset).toBe(CHUNK_BYTES + 10);
    await files.write(upload, offset, of(bytes.subarray(offset)), nothing);
    expect(await files.isWhole(digestOf(bytes))).toBe(true);
  });
});
