import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveText } from './save-text.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('F-125 captions are written where the person says, under a name that every system takes', async () => {
  const offered: string[] = [];
  const place = join(folder, 'урок.vtt');
  writeFileSync(place, 'прежний');
  const pick = (name: string) => {
    offered.push(name);
    return Promise.resolve(place);
  };
  expect(await saveText(pick, { name: '7Б: «дроби»/2.vtt', text: 'WEBVTT\n' })).toBe(true);
  expect(offered).toEqual(['7Б_ «дроби»_2.vtt']);
  expect(readFileSync(place, 'utf8')).toBe('WEBVTT\n');
  expect(readdirSync(folder)).toEqual(['урок.vtt']);
});

test('a change of mind writes nothing, and what cannot be written leaves nothing', async () => {
  expect(await saveText(() => Promise.resolve(undefined), { name: 'а.vtt', text: '' })).toBe(false);
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  const into = saveText(() => Promise.resolve(taken), { name: 'а.vtt', text: 'WEBVTT\n' });
  await expect(into).rejects.toMatchObject({ data: { code: 'diskFull' } });
  expect(existsSync(`${taken}.part`)).toBe(false);
});
