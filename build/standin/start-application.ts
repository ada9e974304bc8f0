import { renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronVersion } from './api/app-paths.ts';
import { Browser } from './chromium/browser.ts';
import type { Chromium } from './chromium/launch.ts';
import type { StandinCommand } from './command-line.ts';
import { DialogAnswers } from './control/dialog-answers.ts';
import { Journal } from './control/journal.ts';
import { host, setHost } from './host.ts';
import type { StreamHop } from './network/stream-hop.ts';
import { SchemeMap } from './wire/scheme-map.ts';

/** Makes this process look like Electron's main process, loads the application and says that it is ready. */
export async function startApplication(
  command: StandinCommand,
  chromium: Chromium,
  hop: StreamHop,
): Promise<void> {
  const browser = new Browser(chromium);
  setHost({
    browser: Promise.resolve(browser),
    schemes: new SchemeMap(),
    hop,
    journal: new Journal(),
    dialogAnswers: new DialogAnswers(),
    isHeaded: command.isHeaded,
    appPath: command.appPath,
    appArguments: command.appArguments,
    restart: {
      command: process.execPath,
      args: process.argv.slice(1, process.argv.indexOf(command.appPath) + 1),
    },
  });
  disguiseProcess(command);
  const { electron } = await import('./electron.ts');
  const { appControls } = await import('./api/app.ts');
  const controls = appControls();
  offerElectron(electron);
  watchProcess(() => electron.app.quit());
  void chromium.ended.then(() => {
    if (!controls.hasEnded())
      endBecause('Chromium has ended by itself; ZVONOK_STANDIN_VERBOSE=1 shows what it says');
  });
  if (command.debugPortFile) void offerControl(command.debugPortFile, browser);
  try {
    createRequire(import.meta.url)(controls.identity.mainFile);
  } catch (error) {
    endBecause(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  setImmediate(() => controls.becomeReady());
}

function endBecause(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

function define(name: string, value: unknown): void {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
}

function disguiseProcess(command: StandinCommand): void {
  define('versions', { ...process.versions, electron: electronVersion(), chrome: '', standin: '1' });
  define('type', 'browser');
  define('defaultApp', true);
  define('resourcesPath', join(resolve(dirname(process.execPath)), 'resources'));
  process.argv.splice(1, process.argv.length - 1, command.appPath, ...command.appArguments);
}

/** Whoever requires or imports `electron` from now on gets the stand-in. */
function offerElectron(electron: object): void {
  const place = join(import.meta.dirname, 'electron-module.cjs');
  const offered = new Proxy(electron, {
    get: (target, key): unknown => {
      if (
        typeof key === 'string' &&
        !Reflect.has(target, key) &&
        !['then', '__esModule', 'default'].includes(key)
      ) {
        throw new Error(`the stand-in does not implement ${key}`);
      }
      return Reflect.get(target, key);
    },
  });
  const module = new Module(place);
  module.exports = offered;
  module.loaded = true;
  createRequire(import.meta.url).cache[place] = module;
  const url = pathToFileURL(place).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main|\/common)?$/.test(specifier)
        ? { url, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
  });
}

function watchProcess(quit: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let isSecond = false;
    process.on(signal, () => {
      // Whoever asks a second time does not want to wait.
      if (isSecond) process.exit(1);
      isSecond = true;
      quit();
    });
  }
  // Electron shows a box and goes on; here the box is the terminal and the journal.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    const message = error.stack ?? String(error);
    host().journal.record('unhandled-error', { message });
    process.stderr.write(`A JavaScript error occurred in the main process\n${message}\n`);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    const message = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    host().journal.record('unhandled-error', { message });
    process.stderr.write(`UnhandledPromiseRejectionWarning: ${message}\n`);
  });
}

/** Writes how a test reaches this run, once there is a window to see. */
async function offerControl(file: string, browser: Browser): Promise<void> {
  const { serveControl } = await import('./control/server.ts');
  const controlPort = await serveControl();
  await browser.firstPage;
  const cdpEndpoint = await browser.debugEndpoint();
  const part = `${file}.part`;
  writeFileSync(part, JSON.stringify({ cdpEndpoint, controlPort, pid: process.pid }));
  renameSync(part, file);
}
