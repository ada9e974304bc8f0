import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const runner = join(import.meta.dirname, 'run.mjs');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-run-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(script: string, args: readonly string[] = []) {
  const path = join(folder, 'script.ts');
  writeFileSync(path, script);
  const child = spawn(process.execPath, [runner, path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: string | null; output: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
  return { child, ended };
}

describe('build/run.mjs', () => {
  test('runs TypeScript with Node 24, passes the arguments on and ends with its exit code', async () => {
    const script =
      'const a: string[] = process.argv.slice(2);\nconsole.log(process.version, ...a);\nprocess.exit(7);';
    const { code, output } = await start(script, ['one', 'two words']).ended;
    expect(output).toMatch(/^v24\.\d+\.\d+ one two words\n$/);
    expect(code).toBe(7);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('passes %s on and keeps the exit code', async (signal) => {
    const script = `process.on('${signal}', () => process.exit(5));\nsetInterval(() => undefined, 1000);\nconsole.log('up');`;
    const { child, ended } = start(script);
    child.stdout.once('data', () => child.kill(signal));
    expect((await ended).code).toBe(5);
  });

  test('ends by the signal that ended the script', async () => {
    const script = "setInterval(() => undefined, 1000);\nconsole.log('up');";
    const { child, ended } = start(script);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect((await ended).signal).toBe('SIGTERM');
  });
});
