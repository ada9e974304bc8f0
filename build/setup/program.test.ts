import { mkdtempSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findProgram, runProgram } from './program.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('running a program', () => {
  test('gives its exit code and both outputs', async () => {
    let output = '';
    const code = await runProgram({
      command: process.execPath,
      args: ['-e', "console.log('out'); console.error('err'); process.exit(3)"],
      onOutput: (text) => {
        output += text;
      },
    });
    expect(code).toBe(3);
    expect(output).toContain('out\n');
    expect(output).toContain('err\n');
  });

  test('one that does not exist counts as 127 and says so', async () => {
    let output = '';
    const code = await runProgram({
      command: 'no-such-program',
      args: [],
      onOutput: (text) => (output += text),
    });
    expect(code).toBe(127);
    expect(output).toContain('no-such-program');
  });

  test('an abort stops it and rejects with the reason, also where ionice is missing', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    const abort = new AbortController();
    const reason = new Error('stop');
    const running = runProgram({
      command: process.execPath,
      args: ['-e', "setInterval(() => undefined, 1000); console.log('up')"],
      isBackground: true,
      signal: abort.signal,
      onOutput: () => abort.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
  });

  test('in the background it has the lowest priority, and we keep ours', async () => {
    const before = getPriority();
    const code = await runProgram({
      command: process.execPath,
      args: [
        '-e',
        "const { getPriority } = require('node:os'); setInterval(() => { if (getPriority() === 19) process.exit(6); }, 5);",
      ],
      isBackground: true,
    });
    expect(code).toBe(6);
    expect(getPriority()).toBe(before);
  });
});

describe('finding a program', () => {
  test('looks through the folders of the PATH in their order', () => {
    const empty = mkdtempSync(join(tmpdir(), 'zvonok-path-'));
    const path = [empty, dirname(process.execPath)].join(process.platform === 'win32' ? ';' : ':');
    expect(findProgram('node', { PATH: path })).toBe(process.execPath);
    expect(findProgram('no-such-program', { PATH: path })).toBeUndefined();
    expect(findProgram('node', {})).toBeUndefined();
    rmSync(empty, { recursive: true });
  });
});
