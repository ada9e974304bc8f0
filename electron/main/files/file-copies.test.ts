import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { FileCopies } from './file-copies.ts';

let folder: string;
let place: string | undefined;
let content: Buffer;
let isCutOff: boolean;
let opened: string[];
let copies: FileCopies;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-copies-'));
  place = join(folder, 'saved');
  content = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(1_200_000, 5)]);
  isCutOff = false;
  opened = [];
  copies = new FileCopies({
    folder: join(folder, 'opened'),
    pickPlace: () => Promise.resolve(place),
    openPath: (path) => {
      opened.push(path);
      return Promise.resolve('');
    },
    read: ({ offset, length }) =>
      isCutOff && offset > 0
        ? Promise.reject(new AppError('fileDamaged'))
        : Promise.resolve({
            bytes: Uint8Array.from(content.subarray(offset, offset + length)),
            sizeBytes: content.length,
          }),
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string): FileRef => ({
  digest: 'a'.repeat(64),
  sizeBytes: content.length,
  type: 'application/pdf',
  name,
  width: 0,
  height: 0,
  durationMs: 0,
  isVoice: false,
});

test('F-054 a file is saved where the person says, whole or not at all', async () => {
  expect(await copies.saveAs(file('план.pdf'))).toBe(true);
  expect(readFileSync(place!).equals(content)).toBe(true);
  rmSync(place!);
  isCutOff = true;
  await expect(copies.saveAs(file('план.pdf'))).rejects.toMatchObject({ data: { code: 'fileDamaged' } });
  expect(existsSync(place!)).toBe(false);
  place = undefined;
  expect(await copies.saveAs(file('план.pdf'))).toBe(false);
});

test('F-054 a document is opened as a copy under an ending that tells the truth, and the copy goes', async () => {
  await copies.open(file('план'));
  expect(opened.map((path) => basename(path))).toEqual(['план.pdf']);
  expect(readFileSync(opened[0]!).equals(content)).toBe(true);
  await copies.clear();
  expect(readdirSync(folder)).toEqual([]);
});

test('F-054 nothing that can act by itself is opened, by its content or by its name', async () => {
  await expect(copies.open(file('план.pdf.exe'))).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  content = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]);
  await expect(copies.open(file('план.pdf'))).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  expect(opened).toEqual([]);
  expect(existsSync(join(folder, 'opened'))).toBe(false);
});
