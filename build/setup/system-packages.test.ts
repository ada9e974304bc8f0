import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProgramRun } from './program.ts';
import { openStepLog } from './step-log.ts';
import { ensureSystemPackages } from './system-packages.ts';
import type { Machine } from './system-packages.ts';
import { aptInstall } from './system-packages/apt.ts';
import { missingPackages } from './system-packages/needs.ts';
import type { Presence } from './system-packages/needs.ts';

let logFolder = '';

beforeEach(() => {
  logFolder = mkdtempSync(join(tmpdir(), 'zvonok-apt-'));
});

afterEach(() => {
  rmSync(logFolder, { recursive: true, force: true });
});

/** A machine on which nothing is there until apt-get has run. */
function bareMachine(settings: Partial<Machine> = {}): Machine & { commands: string[][] } {
  const commands: string[][] = [];
  let isInstalled = false;
  return {
    platform: 'linux',
    isRoot: true,
    hasApt: true,
    isPresent: () => Promise.resolve(isInstalled),
    run: (run) => {
      commands.push([run.command, ...run.args]);
      if (run.args.includes('install')) isInstalled = true;
      return Promise.resolve(0);
    },
    logFolder: () => logFolder,
    commands,
    ...settings,
  };
}

describe('which packages are missing', () => {
  const nothing = () => Promise.resolve(false);
  const without = (name: string) => (presence: Presence) =>
    Promise.resolve(!('name' in presence) || presence.name !== name);

  test.each([
    [['chromium'] as const, ['chromium']],
    [['fonts'] as const, ['fonts-dejavu-core', 'fonts-noto-color-emoji']],
    [['speech', 'speech'] as const, ['espeak-ng']],
    [[] as const, []],
  ])('for %j on a bare machine', async (needs, expected) => {
    expect(await missingPackages(needs, nothing)).toEqual(expected);
  });

  test('a present program is not asked for again, and its package may be named differently', async () => {
    expect(await missingPackages(['media-build'], without('ninja'))).toEqual(['ninja-build']);
    expect(await missingPackages(['media-build', 'speech'], () => Promise.resolve(true))).toEqual([]);
  });
});

describe('ensureSystemPackages', () => {
  test('root on Debian: one update, one quiet installation of exactly what is missing, a log', async () => {
    const machine = bareMachine();
    const steps: string[] = [];
    await ensureSystemPackages(['chromium', 'speech'], { machine, onStep: ({ en }) => steps.push(en) });
    expect(machine.commands).toHaveLength(2);
    expect(machine.commands[0]).toContain('update');
    expect(machine.commands[1]?.slice(-5)).toEqual([
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
      'espeak-ng',
    ]);
    expect(steps[0]).toBe('Installing Debian packages: chromium espeak-ng');
    expect(readFileSync(join(logFolder, 'apt-get.log'), 'utf8')).toContain('$ apt-get install');
  });

  test('nothing is run when everything is there, whoever asks', async () => {
    const machine = bareMachine({ isRoot: false, isPresent: () => Promise.resolve(true) });
    await ensureSystemPackages(['chromium', 'media-build'], { machine });
    expect(machine.commands).toEqual([]);
  });

  test('another user gets the one command to run', async () => {
    const machine = bareMachine({ isRoot: false });
    await expect(ensureSystemPackages(['chromium', 'speech'], { machine })).rejects.toThrow(
      'Some system packages are missing; install them with: sudo apt-get install -y chromium espeak-ng',
    );
    expect(machine.commands).toEqual([]);
  });

  test.each([{ platform: 'darwin' }, { platform: 'win32' }, { hasApt: false }] as const)(
    'on %j it only says what to install',
    async (settings) => {
      const machine = bareMachine(settings);
      await expect(ensureSystemPackages(['chromium'], { machine })).rejects.toThrow(/own means.*: chromium$/);
      expect(machine.commands).toEqual([]);
    },
  );

  test('one failed call does not stand in the way of the next', async () => {
    await expect(
      ensureSystemPackages(['chromium'], { machine: bareMachine({ isRoot: false }) }),
    ).rejects.toThrow();
    await ensureSystemPackages(['chromium'], { machine: bareMachine(), onStep: () => undefined });
  });
});

describe('apt-get', () => {
  function install(answers: { code: number; text: string }[], onWaitingForLock = () => undefined) {
    const run = ({ args, onOutput }: ProgramRun) => {
      const answer = args.includes('update') ? { code: 0, text: '' } : answers.shift();
      onOutput?.(answer?.text ?? '');
      return Promise.resolve(answer?.code ?? 0);
    };
    const log = openStepLog(join(logFolder, 'apt-get.log'));
    return aptInstall(['chromium'], { run, log, pollMs: 0, onWaitingForLock });
  }

  test("waits while another program holds the package system's lock", async () => {
    let waits = 0;
    const locked = { code: 100, text: 'E: Could not get lock /var/lib/dpkg/lock-frontend' };
    await install([locked, locked, { code: 0, text: '' }], () => {
      waits += 1;
    });
    expect(waits).toBe(2);
  });

  test('a failure names the packages and the log, a full disk is called that', async () => {
    await expect(install([{ code: 100, text: 'E: Unable to locate package' }])).rejects.toThrow(
      `(chromium); the log is ${join(logFolder, 'apt-get.log')}`,
    );
    await expect(install([{ code: 100, text: 'write error: No space left on device' }])).rejects.toThrow(
      'is full',
    );
  });
});
