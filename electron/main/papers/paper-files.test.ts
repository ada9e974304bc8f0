import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { PAPER_PIECE_BYTES } from '../../../shared/ipc/paper-calls.ts';
import type { PapersView } from '../../../shared/replica/school/papers-query.ts';
import { PaperFiles } from './paper-files.ts';
import { PickedPapers } from './picked-papers.ts';

interface Piece {
  readonly digest: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly sizeBytes: number;
}

let folder: string;
let picked: string | undefined;
let place: string | undefined;
let isOnline: boolean;
let held: Buffer;
let sentBytes: number;
let shelf: PapersView;
let papers: PickedPapers;
let files: PaperFiles;

const code = (code: string) => ({ data: { code } });
const pdf = (sizeBytes: number) => Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(sizeBytes - 9)]);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function answer(method: string, data: unknown): unknown {
  if (!isOnline) throw new AppError('needsConnection');
  if (method === 'papers.write') {
    const { offset, bytes, sizeBytes } = data as Piece;
    if (offset === held.byteLength && bytes.byteLength > 0) {
      held = Buffer.concat([held, bytes]);
      sentBytes += bytes.byteLength;
    }
    return { heldBytes: held.byteLength, isWhole: held.byteLength === sizeBytes };
  }
  const { offset } = data as { readonly offset: number };
  return { bytes: Uint8Array.from(held.subarray(offset, offset + 100_000)) };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-papers-'));
  picked = join(folder, 'приказ.pdf');
  place = join(folder, 'сохранено.pdf');
  isOnline = true;
  held = Buffer.alloc(0);
  sentBytes = 0;
  shelf = { papers: [], canKeep: true };
  papers = new PickedPapers({ pickPaper: () => Promise.resolve(picked), newToken: () => 'token' });
  files = new PaperFiles({
    picked: papers,
    pickPlace: () => Promise.resolve(place),
    pickFolder: () => Promise.resolve(place === undefined ? undefined : folder),
    replica: {
      command: (_name: string, data: unknown) => {
        const { method, data: of } = data as { readonly method: string; readonly data: unknown };
        return Promise.resolve().then(() => answer(method, of) as never);
      },
      watch: (query: string, _params: unknown, listener: (value: unknown) => void) => {
        listener(query === 'school.papers' ? shelf : { school: { title: 'Школа № 7', locality: '' } });
        return { started: Promise.resolve(), stop: () => undefined };
      },
    },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (bytes: Uint8Array): PapersView['papers'][number] => ({
  id: 'paper1',
  title: 'Приказ',
  type: 'order',
  number: '1',
  date: '2026-09-01',
  fileName: 'приказ.pdf',
  media: 'application/pdf',
  sizeBytes: bytes.byteLength,
  digest: digestOf(bytes),
  isWithdrawn: false,
  isPublic: true,
  appointments: 0,
  isWaiting: false,
});

describe('F-094 a file that is picked', () => {
  test('F-094 is named by a token; the window never learns its path', async () => {
    writeFileSync(picked!, pdf(100));
    expect(await papers.pick()).toEqual({
      token: 'token',
      fileName: 'приказ.pdf',
      media: 'application/pdf',
      sizeBytes: 100,
    });
    await expect(files.send('guess')).rejects.toMatchObject(code('notFound'));
  });

  test.each([
    ['another kind of file', Buffer.from('MZ'), 'paperMedia'],
    ['too large a file', pdf(10 * 1024 * 1024 + 1), 'paperTooLarge'],
  ])('F-094 is refused at once: %s', async (_what, bytes, refusal) => {
    writeFileSync(picked!, bytes);
    await expect(papers.pick()).rejects.toMatchObject(code(refusal));
  });

  test('a closed file dialog is no error', async () => {
    picked = undefined;
    expect(await papers.pick()).toBeUndefined();
  });
});

describe('F-094 a file on its way', () => {
  test('F-094 goes in pieces, and goes on where it was cut off', async () => {
    const bytes = pdf(PAPER_PIECE_BYTES * 2 + 5);
    writeFileSync(picked!, bytes);
    await papers.pick();
    held = Buffer.from(bytes.subarray(0, PAPER_PIECE_BYTES));
    expect(await files.send('token')).toMatchObject({ digest: digestOf(bytes), sizeBytes: bytes.byteLength });
    expect(held.equals(bytes)).toBe(true);
    expect(sentBytes).toBe(PAPER_PIECE_BYTES + 5);
  });

  test('without a link it says so', async () => {
    writeFileSync(picked!, pdf(100));
    await papers.pick();
    isOnline = false;
    await expect(files.send('token')).rejects.toMatchObject(code('needsConnection'));
  });

  test('F-094 comes back as it was, or is not kept at all', async () => {
    held = pdf(250_000);
    shelf = { papers: [row(held)], canKeep: true };
    expect(await files.save('paper1')).toBe(true);
    expect(readFileSync(place!).equals(held)).toBe(true);
    rmSync(place!);
    shelf = { papers: [{ ...row(held), digest: '0'.repeat(64) }], canKeep: true };
    await expect(files.save('paper1')).rejects.toMatchObject(code('paperBroken'));
    await expect(files.save('other')).rejects.toMatchObject(code('notFound'));
    expect(existsSync(place!)).toBe(false);
  });

  test('F-094 the page for the site lies in the picked folder with its files', async () => {
    held = pdf(1000);
    shelf = { papers: [row(held)], canKeep: true };
    expect(await files.savePage()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['document-1.pdf', 'index.html']);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<a href="document-1.pdf">Приказ</a>');
    place = undefined;
    expect(await files.savePage()).toBe(false);
  });
});
