import { setTimeout as delay } from 'node:timers/promises';
import { diskFullError, saysDiskFull, SetupError } from '../setup-error.ts';
import type { runProgram } from '../program.ts';
import type { StepLog } from '../step-log.ts';

/** Other package managers may hold their lock for minutes, for example while they update the system. */
const LOCK_WAIT_MS = 10 * 60_000;
const LOCK_POLL_MS = 2_000;
const LOCK_MESSAGE = /could not get lock|unable to (lock|acquire)/i;

export interface AptSettings {
  run: typeof runProgram;
  log: StepLog;
  signal?: AbortSignal | undefined;
  onWaitingForLock?: () => void;
  pollMs?: number;
}

/** The one command that a person without the right to install can pass on. */
export function aptCommand(packages: readonly string[]): string {
  return `sudo apt-get install -y ${packages.join(' ')}`;
}

/** Installs Debian packages as root. Throws SetupError with the log's path when that fails. */
export async function aptInstall(packages: readonly string[], settings: AptSettings): Promise<void> {
  // An update that fails is not the end: the lists on the disk may be good enough.
  await aptGet(['update', '-qq'], settings);
  const { code, output } = await aptGet(['install', '-y', '--no-install-recommends', ...packages], settings);
  if (code === 0) return;
  if (saysDiskFull(output)) throw diskFullError('/usr');
  throw new SetupError({
    en: `Debian packages could not be installed (${packages.join(' ')}); the log is ${settings.log.path}`,
    ru: `Не удалось установить пакеты Debian (${packages.join(' ')}); журнал: ${settings.log.path}`,
  });
}

async function aptGet(
  args: readonly string[],
  settings: AptSettings,
): Promise<{ code: number; output: string }> {
  const startedAt = Date.now();
  for (;;) {
    let output = '';
    settings.log.add(`\n$ apt-get ${args.join(' ')}\n`);
    const code = await settings.run({
      command: 'apt-get',
      args: ['-o', `DPkg::Lock::Timeout=${LOCK_WAIT_MS / 1000}`, ...args],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
      signal: settings.signal,
      onOutput: (text) => {
        output += text;
        settings.log.add(text);
      },
    });
    // apt-get's own waiting covers the installation's lock only, not the lock on the package lists.
    const isLocked = code !== 0 && LOCK_MESSAGE.test(output);
    if (!isLocked || Date.now() - startedAt > LOCK_WAIT_MS) return { code, output };
    settings.onWaitingForLock?.();
    await delay(
      settings.pollMs ?? LOCK_POLL_MS,
      undefined,
      settings.signal ? { signal: settings.signal } : {},
    );
  }
}
