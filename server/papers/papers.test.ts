import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PAPER_PIECE_BYTES } from '../../shared/ipc/paper-calls.ts';
import { MAX_PAPER_BYTES } from '../../shared/schema/paper.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Papers } from './papers.ts';

let store: HubStore;
let papers: Papers;
let now = 0;

beforeEach(() => {
  store = openMemoryStore();
  now = 0;
  papers = new Papers(store.papers, () => ++now);
});
afterEach(() => store.close());

const file = (sizeBytes: number) => {
  const bytes = new Uint8Array(randomBytes(sizeBytes));
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  return bytes;
};
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const piece = (bytes: Uint8Array, offset: number, digest = digestOf(bytes)) =>
  papers.write({
    digest,
    offset,
    bytes: bytes.subarray(offset, offset + PAPER_PIECE_BYTES),
    sizeBytes: bytes.byteLength,
  });
const ask = (bytes: Uint8Array) =>
  papers.write({ digest: digestOf(bytes), offset: 0, bytes: new Uint8Array(), sizeBytes: bytes.byteLength });
const code = (code: string) => ({ data: { code } });

describe('F-094 a paper’s file', () => {
  test('F-094 comes in pieces and is given out as it was', async () => {
    const bytes = file(PAPER_PIECE_BYTES * 2 + 77);
    const { digest } = await papers.keep(bytes);
    expect(Buffer.compare(await papers.readAll(digest), bytes)).toBe(0);
    expect(await papers.has(digest)).toBe(true);
  });

  test('F-094 goes on where it was cut off, after a restart too', async () => {
    const bytes = file(PAPER_PIECE_BYTES * 3);
    await piece(bytes, 0);
    await piece(bytes, PAPER_PIECE_BYTES);
    papers = new Papers(store.papers, () => ++now);
    expect(await ask(bytes)).toMatchObject({ heldBytes: PAPER_PIECE_BYTES * 2, isWhole: false });
    expect(await piece(bytes, PAPER_PIECE_BYTES * 2)).toMatchObject({ isWhole: true });
  });

  test('takes a piece twice, or one from elsewhere, without harm', async () => {
    const bytes = file(PAPER_PIECE_BYTES * 2);
    await piece(bytes, 0);
    expect(await piece(bytes, 0)).toMatchObject({ heldBytes: PAPER_PIECE_BYTES });
    expect(await piece(bytes, PAPER_PIECE_BYTES + 5)).toMatchObject({ heldBytes: PAPER_PIECE_BYTES });
    expect(await piece(bytes, PAPER_PIECE_BYTES)).toMatchObject({ isWhole: true });
    expect(await piece(bytes, 0)).toMatchObject({ isWhole: true });
    expect(await papers.readAll(digestOf(bytes))).toHaveLength(bytes.byteLength);
  });

  test.each([
    ['a program', 'MZ\u0090'],
    ['a page', '<!doctype html>'],
    ['a drawing with scripts', '<svg onload="">'],
    ['an office document', 'PK\u0003\u0004'],
    ['nothing of the kind', ' %PDF-1.7'],
  ])('is not taken by its content: %s', async (_what, text) => {
    const bytes = new TextEncoder().encode(text);
    await expect(papers.keep(bytes)).rejects.toMatchObject(code('paperMedia'));
    expect(await ask(bytes)).toMatchObject({ heldBytes: 0 });
  });

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)],
  ])('may be %s', async (_what, bytes) => {
    expect(await papers.has((await papers.keep(bytes)).digest)).toBe(true);
  });

  test('that does not have its digest is forgotten', async () => {
    const bytes = file(100);
    const other = digestOf(file(100));
    await expect(piece(bytes, 0, other)).rejects.toMatchObject(code('paperBroken'));
    expect(await papers.has(other)).toBe(false);
    await expect(papers.read(other, 0)).rejects.toMatchObject(code('notFound'));
  });

  test('is never longer than it said, nor too long', async () => {
    const bytes = file(100);
    const longer = { digest: digestOf(bytes), offset: 0, bytes, sizeBytes: 99 };
    await expect(papers.write(longer)).rejects.toMatchObject(code('badRequest'));
    const tooLong = { ...longer, sizeBytes: MAX_PAPER_BYTES + 1 };
    await expect(papers.write(tooLong)).rejects.toMatchObject(code('paperTooLarge'));
  });

  test('that was half sent cannot be read', async () => {
    const bytes = file(PAPER_PIECE_BYTES * 2);
    await piece(bytes, 0);
    await expect(papers.read(digestOf(bytes), 0)).rejects.toMatchObject(code('notFound'));
  });

  test('files that were begun and left give way to others, whole ones never', async () => {
    const whole = await papers.keep(file(50));
    const begun = Array.from({ length: 10 }, () => file(PAPER_PIECE_BYTES + 1));
    for (const bytes of begun) await piece(bytes, 0);
    expect(await store.papers.unfinished()).toEqual(begun.slice(2).map(digestOf));
    expect(await papers.has(whole.digest)).toBe(true);
  });
});
