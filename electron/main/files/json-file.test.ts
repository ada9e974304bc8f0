import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JsonFile } from './json-file.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-json-'));
  path = join(folder, 'deep', 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(onBroken = () => undefined): JsonFile<number> {
  return new JsonFile({ path, isValid: isNumber, fallback: () => 7, onBroken });
}

test('gives the fallback until something is written, then what was written', async () => {
  const file = open();
  expect(file.value).toBe(7);
  await file.set(8);
  expect(open().value).toBe(8);
});

test('many values in a row end with the last one on disk', async () => {
  const file = open();
  await Promise.all(Array.from({ length: 50 }, (_, i) => file.set(i)));
  expect(readFileSync(path, 'utf8')).toBe('49\n');
  expect(existsSync(`${path}.new`)).toBe(false);
});

test.each(['not json', '"a text"', ''])('moves a broken file aside: %s', async (text) => {
  await open().set(1);
  writeFileSync(path, text);
  let isTold = false;
  const file = open(() => {
    isTold = true;
  });
  expect(file.value).toBe(7);
  expect(isTold).toBe(true);
  expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text);
});

test('a failed write says so and does not spoil the next one', async () => {
  writeFileSync(join(folder, 'deep'), 'a file where the folder should be');
  const file = new JsonFile({ path: join(folder, 'settings.json'), isValid: isNumber, fallback: () => 7 });
  const blocked = new JsonFile({
    path: join(folder, 'settings.json', 'x'),
    isValid: isNumber,
    fallback: () => 7,
  });
  await file.set(1);
  await expect(blocked.set(2)).rejects.toThrow();
  rmSync(join(folder, 'settings.json'));
  await expect(blocked.set(3)).resolves.toBeUndefined();
});
