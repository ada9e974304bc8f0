import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNodeScript } from './child.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-child-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('gives the exit code of the script', async () => {
  writeFileSync(join(folder, 'four.mjs'), 'process.exit(4);');
  const signal = new AbortController().signal;
  expect(await runNodeScript(join(folder, 'four.mjs'), [], { cwd: folder, signal })).toBe(4);
});

test('what a script prints is handed over in one piece where that is wanted', async () => {
  writeFileSync(join(folder, 'words.mjs'), "console.log('one'); console.error('two'); process.exitCode = 3;");
  const signal = new AbortController().signal;
  const printed: string[] = [];
  const print = (output: string) => printed.push(output);
  expect(await runNodeScript(join(folder, 'words.mjs'), [], { cwd: folder, signal, print })).toBe(3);
  expect(printed.map((output) => output.split('\n').sort())).toEqual([['', 'one', 'two']]);
});

test('an abort ends a script that would run for ever', async () => {
  writeFileSync(join(folder, 'endless.mjs'), 'setInterval(() => undefined, 1000);');
  const abort = new AbortController();
  const ended = runNodeScript(join(folder, 'endless.mjs'), [], { cwd: folder, signal: abort.signal });
  abort.abort();
  expect(await ended).toBe(1);
});

test('nothing is started after an abort', async () => {
  const signal = AbortSignal.abort();
  expect(await runNodeScript(join(folder, 'missing.mjs'), [], { cwd: folder, signal })).toBe(1);
});

test('a script in the background has what others leave, and so has what it starts', async () => {
  const words = `
    const { getPriority } = require('node:os');
    const until = Date.now() + 10_000;
    while (getPriority() === 0 && Date.now() < until);
    const { execFileSync } = require('node:child_process');
    const child = execFileSync(process.execPath, ['-p', 'os.getPriority()'], { encoding: 'utf8' });
    console.log(getPriority(), child.trim());`;
  writeFileSync(join(folder, 'background.cjs'), words);
  const signal = new AbortController().signal;
  const printed: string[] = [];
  const print = (output: string) => printed.push(output.trim());
  await runNodeScript(join(folder, 'background.cjs'), [], { cwd: folder, signal, print, isBackground: true });
  expect(printed).toEqual(['19 19']);
});
