import { join } from 'node:path';
import { ensureCacheFolder } from './cache-folder.ts';
import { findProgram, runProgram } from './program.ts';
import { say } from './say.mjs';
import type { Sentence } from './say.mjs';
import { SetupError } from './setup-error.ts';
import { openStepLog } from './step-log.ts';
import { aptCommand, aptInstall } from './system-packages/apt.ts';
import { missingPackages } from './system-packages/needs.ts';
import type { IsPresent, SystemNeed } from './system-packages/needs.ts';
import { isPresentHere } from './system-packages/presence.ts';

export { chromiumPath } from './system-packages/presence.ts';

export interface SystemPackagesOptions {
  signal?: AbortSignal | undefined;
  /** Receives one line per step; the terminal's error stream unless given. */
  onStep?: (sentence: Sentence) => void;
  /** The machine, replaced in tests. */
  machine?: Machine;
}

/** Everything about the machine that the decision depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  isRoot: boolean;
  hasApt: boolean;
  isPresent: IsPresent;
  run: typeof runProgram;
  logFolder: () => string;
}

/** One installation at a time: two of them would only wait for each other's lock. */
let lastInstallation: Promise<void> = Promise.resolve();

/**
 * Makes sure that the system has what the needs name. Only a root user on Debian gets packages installed;
 * for everybody else the SetupError holds the one command to run.
 */
export function ensureSystemPackages(
  needs: readonly SystemNeed[],
  options: SystemPackagesOptions = {},
): Promise<void> {
  const installation = lastInstallation.then(() => installMissing(needs, options));
  lastInstallation = installation.catch(() => undefined);
  return installation;
}

async function installMissing(needs: readonly SystemNeed[], options: SystemPackagesOptions): Promise<void> {
  const machine = options.machine ?? thisMachine();
  const missing = await missingPackages(needs, machine.isPresent);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (machine.platform !== 'linux' || !machine.hasApt) throw byHandError(names);
  if (!machine.isRoot) {
    const command = aptCommand(missing);
    throw new SetupError({
      en: `Some system packages are missing; install them with: ${command}`,
      ru: `Не хватает системных пакетов; установите их командой: ${command}`,
    });
  }
  const onStep = options.onStep ?? say;
  onStep({ en: `Installing Debian packages: ${names}`, ru: `Устанавливаем пакеты Debian: ${names}` });
  let hasSaidWaiting = false;
  await aptInstall(missing, {
    run: machine.run,
    log: openStepLog(join(machine.logFolder(), 'apt-get.log')),
    signal: options.signal,
    onWaitingForLock: () => {
      if (!hasSaidWaiting) onStep(waitingSentence);
      hasSaidWaiting = true;
    },
  });
  const stillMissing = await missingPackages(needs, machine.isPresent);
  if (stillMissing.length > 0) throw byHandError(stillMissing.join(' '));
  onStep({ en: 'The Debian packages are installed.', ru: 'Пакеты Debian установлены.' });
}

const waitingSentence: Sentence = {
  en: 'Another program is installing packages; waiting for it.',
  ru: 'Пакеты сейчас устанавливает другая программа; ждём её.',
};

function byHandError(names: string): SetupError {
  return new SetupError({
    en: `Please install these with the system's own means (the names are Debian's): ${names}`,
    ru: `Установите средствами системы (названия как в Debian): ${names}`,
  });
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: findProgram('apt-get') !== undefined,
    isPresent: isPresentHere,
    run: runProgram,
    logFolder: () => ensureCacheFolder('logs'),
  };
}
