import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BlobFolder, type BlobKeys, type Disk } from '../../shared/files/blob-folder.ts';
import { ChunkFile } from '../../shared/files/chunk-file.ts';
import { CHUNK_BYTES, chunkPlace, SEALED_BYTES, storedBytes } from '../../shared/files/chunk-layout.ts';

const KEY = new Uint8Array(32).fill(7);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const damaged = { data: { code: 'fileDamaged' } };

/** What every store of encrypted files must do: the hub's and the desktop's. */
export function runChunkFileContract(
  name: string,
  of: { readonly disk: (folder: string) => Disk; readonly keys: (key: Uint8Array) => BlobKeys },
): void {
  describe(`encrypted files of ${name}`, () => {
    let folder: string;
    let disk: Disk;
    const keys = of.keys(KEY);
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'zvonok-chunks-'));
      disk = of.disk(folder);
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const path = () => join(folder, 'a.part');
    async function write(bytes: Uint8Array): Promise<void> {
      const file = await ChunkFile.create(await disk.open('a.part'), keys);
      await file.append(bytes);
      await file.flush();
      await file.close();
    }
    const resume = async () => ChunkFile.resume(await disk.open('a.part'), keys);
    const readAll = async (sizeBytes: number, own = keys): Promise<Buffer> => {
      const stored = await disk.open('a.part');
      try {
        const file = await ChunkFile.open(stored, own, sizeBytes);
        return Buffer.from(await file.read(0, sizeBytes + 10));
      } finally {
        await stored.close();
      }
    };
    const sizes = [
      0,
      1,
      CHUNK_BYTES - 1,
      CHUNK_BYTES,
      CHUNK_BYTES + 1,
      3 * CHUNK_BYTES,
      40 * CHUNK_BYTES + 5,
    ];

    test.each(sizes)('F-054 %i bytes come back, and nothing of them lies open', async (size) => {
      const bytes = randomBytes(size);
      await write(bytes);
      expect(statSync(path()).size).toBe(storedBytes(size));
      expect((await readAll(size)).equals(bytes)).toBe(true);
      if (size >= 16) expect(readFileSync(path()).includes(bytes.subarray(0, 16))).toBe(false);
    });

    test('any part of it is read, however it was written', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 2 * CHUNK_BYTES + 3 }), { minLength: 1, maxLength: 6 }),
          fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
          fc.integer({ min: 0, max: 6 * CHUNK_BYTES }),
          fc.integer({ min: 0, max: 3 * CHUNK_BYTES }),
          async (parts, closes, offset, length) => {
            await disk.remove('a.part');
            const bytes = randomBytes(parts.reduce((sum, part) => sum + part, 0));
            let file = await resume();
            let at = 0;
            for (const [index, part] of parts.entries()) {
              await file.append(bytes.subarray(at, at + part));
              at += part;
              if (!closes[index]) continue;
              await file.flush();
              await file.close();
              file = await resume();
            }
            expect(file.sizeBytes).toBe(bytes.length);
            const expected = bytes.subarray(offset, offset + length);
            expect(Buffer.from(await file.read(offset, length)).equals(expected)).toBe(true);
            await file.flush();
            await file.close();
            expect((await readAll(bytes.length)).equals(bytes)).toBe(true);
          },
        ),
        { numRuns: 25 },
      );
    });

    test.each([0, chunkPlace(0), chunkPlace(0) + 500, chunkPlace(1) + SEALED_BYTES - 1, chunkPlace(2) + 13])(
      'F-054 one bit that is another one at %i is noticed',
      async (place) => {
        const size = 2 * CHUNK_BYTES + 100;
        await write(randomBytes(size));
        const stored = readFileSync(path());
        stored[place]! ^= 1;
        writeFileSync(path(), stored);
        await expect(readAll(size)).rejects.toMatchObject(damaged);
      },
    );

    test('F-054 chunks in each other’s place, a lost end, a strange end and another key are noticed', async () => {
      const size = 3 * CHUNK_BYTES;
      await write(randomBytes(size));
      const sound = readFileSync(path());
      const swapped = Buffer.from(sound);
      sound.copy(swapped, chunkPlace(0), chunkPlace(1), chunkPlace(2));
      sound.copy(swapped, chunkPlace(1), chunkPlace(0), chunkPlace(1));
      writeFileSync(path(), swapped);
      await expect(readAll(size)).rejects.toMatchObject(damaged);
      writeFileSync(path(), Buffer.concat([sound, Buffer.alloc(50)]));
      await expect(readAll(size)).rejects.toMatchObject(damaged);
      writeFileSync(path(), sound);
      truncateSync(path(), chunkPlace(2));
      await expect(readAll(size)).rejects.toMatchObject(damaged);
      // It is a sound file of two chunks, and not the one that was asked for.
      expect(await readAll(2 * CHUNK_BYTES)).toHaveLength(2 * CHUNK_BYTES);
      writeFileSync(path(), sound);
      const other = of.keys(new Uint8Array(32).fill(8));
      await expect(readAll(size, other)).rejects.toMatchObject(damaged);
    });

    test.each([1, 27, 28, 29, 5000, SEALED_BYTES + 10, 2 * SEALED_BYTES])(
      'F-054 a write that a power cut has ended %i bytes early leaves what stood before it',
      async (lost) => {
        const bytes = randomBytes(3 * CHUNK_BYTES);
        await write(bytes);
        truncateSync(path(), storedBytes(bytes.length) - lost);
        const file = await resume();
        const left = file.sizeBytes;
        expect(left).toBe((3 - Math.ceil(lost / SEALED_BYTES)) * CHUNK_BYTES);
        await file.append(bytes.subarray(left));
        await file.flush();
        expect(Buffer.from(await file.read(0, bytes.length)).equals(bytes)).toBe(true);
        await file.close();
      },
    );

    test('F-054 a file is found by its content, under a name that tells nothing', async () => {
      const store = new BlobFolder(disk, keys);
      const bytes = randomBytes(CHUNK_BYTES + 9);
      const digest = digestOf(bytes);
      const growing = await store.grow('u1');
      await growing.append(bytes.subarray(0, 100));
      await growing.flush();
      await growing.close();
      const again = await store.grow('u1');
      expect(again.sizeBytes).toBe(100);
      await again.append(bytes.subarray(100));
      await again.flush();
      expect(await again.digest()).toBe(digest);
      await again.close();
      await store.keep('u1', digest);
      expect(readdirSync(folder)).toEqual([keys.nameOf(digest)]);
      expect(keys.nameOf(digest)).not.toContain(digest.slice(0, 8));
      const file = await store.open(digest, bytes.length);
      expect(Buffer.from(await file.read(100, 9)).equals(bytes.subarray(100, 109))).toBe(true);
      await file.close();
      writeFileSync(join(folder, 'left'), 'x');
      await store.tidy({ digests: [digest], growing: [] });
      expect(readdirSync(folder)).toEqual([keys.nameOf(digest)]);
      await store.remove(digest);
      await expect(store.open(digest, bytes.length)).rejects.toMatchObject({ data: { code: 'notFound' } });
    });

    test('the same content is never sealed the same way twice', async () => {
      const bytes = Buffer.alloc(CHUNK_BYTES);
      await write(bytes);
      const first = readFileSync(path());
      await disk.remove('a.part');
      await write(bytes);
      const second = readFileSync(path());
      expect(second.subarray(32, 60).equals(first.subarray(32, 60))).toBe(false);
      expect(second.equals(first)).toBe(false);
    });
  });
}
