import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import { findElectron } from '../electron-host.ts';
import { ControlClient } from '../standin/control-client.ts';
import { PROJECT } from './project.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

export interface DesktopOptions {
  /** The application's own data; one folder is one computer. */
  readonly dataFolder: string;
  /** The application's words, such as `--demo`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A visible window where there is a display; headless otherwise. */
  readonly isHeaded?: boolean;
}

/** The application in a process of its own, driven through its real window. */
export interface Desktop {
  readonly host: 'electron' | 'standin';
  readonly page: Page;
  /** Of the application's main process. */
  readonly pid: number;
  /** Loopback port of the stand-in's test control, 0 on the Electron binary. */
  readonly controlPort: number;
  /** The answer to the next file dialog: the paths chosen, none for "cancel". */
  answerOpenDialog(paths: readonly string[]): Promise<void>;
  /** Where the next file is saved to; undefined for "cancel". */
  answerSaveDialog(path: string | undefined): Promise<void>;
  /** Everything that the process has printed. */
  output(): string;
  /** Resolves with the exit code when the application has ended by itself or by `stop`. */
  readonly ended: Promise<number>;
  /** Ends it in the middle of whatever it does, as a power cut would, and waits for the end. */
  kill(): Promise<void>;
  /** Quits as a person would and waits for the end. */
  stop(): Promise<number>;
}

const parseStarted = parserOf(
  'stand-in control file',
  Type.Object({ cdpEndpoint: Type.String(), controlPort: Type.Number(), pid: Type.Number() }),
);

/** Starts the application on the Electron binary or, where there is none, on the stand-in. */
export async function launchDesktop(options: DesktopOptions): Promise<Desktop> {
  mkdirSync(options.dataFolder, { recursive: true });
  const found = findElectron();
  return found.host === 'electron'
    ? await launchOnElectron(found.command, options)
    : await launchOnStandin(found, options);
}

async function launchOnElectron(executablePath: string, options: DesktopOptions): Promise<Desktop> {
  const { _electron } = await import('@playwright/test');
  const app = await _electron.launch({
    executablePath,
    args: [PROJECT, `--user-data-dir=${options.dataFolder}`, ...(options.args ?? [])],
    env: { ...environment(), ...options.env },
  });
  const page = await app.firstWindow();
  const child = app.process();
  const ended = endOf(child);
  return {
    host: 'electron',
    page,
    pid: child.pid ?? 0,
    controlPort: 0,
    answerOpenDialog: (paths) =>
      app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
        },
        [...paths],
      ),
    answerSaveDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
      }, path ?? ''),
    output: collect(child),
    ended,
    kill: () => killProcess(child, ended),
    stop: async () => {
      if (!hasEnded(child)) await app.close();
      return await ended;
    },
  };
}

async function launchOnStandin(
  found: { readonly command: string; readonly args: readonly string[] },
  options: DesktopOptions,
): Promise<Desktop> {
  const file = join(options.dataFolder, 'standin.json');
  rmSync(file, { force: true });
  const display = options.isHeaded ? '--headed' : '--headless';
  const child = spawn(
    found.command,
    [
      ...found.args,
      display,
      `--debug-port-file=${file}`,
      PROJECT,
      `--user-data-dir=${options.dataFolder}`,
      ...(options.args ?? []),
    ],
    { cwd: PROJECT, env: { ...environment(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(child);
  const ended = endOf(child);
  let browser: Browser | undefined;
  try {
    // Loaded while the application starts.
    const driver = import('@playwright/test');
    const started = await fileOf(file, child, output);
    browser = await (await driver).chromium.connectOverCDP(started.cdpEndpoint);
    const page = await firstPage(browser);
    const connected = browser;
    return {
      host: 'standin',
      page,
      pid: started.pid,
      controlPort: started.controlPort,
      answerOpenDialog: (paths) => new ControlClient(started.controlPort).answerOpenDialog(paths),
      answerSaveDialog: (path) => new ControlClient(started.controlPort).answerSaveDialog(path),
      output,
      ended,
      kill: () => killProcess(child, ended),
      stop: async () => {
        await connected.close().catch(() => undefined);
        return await stopProcess(child, ended);
      },
    };
  } catch (error) {
    await browser?.close().catch(() => undefined);
    child.kill('SIGKILL');
    throw error;
  }
}

async function fileOf(file: string, child: ChildProcess, output: () => string) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`the application ended with ${child.exitCode}:\n${output()}`);
    if (existsSync(file)) {
      const text = readFileSync(file, 'utf8');
      if (text.trim().endsWith('}')) return parseStarted(JSON.parse(text));
    }
    await wait(25);
  }
  throw new Error(`the application opened no window:\n${output()}`);
}

async function firstPage(browser: Browser): Promise<Page> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page) return page;
    await wait(25);
  }
  throw new Error('the browser shows no page');
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  return () => chunks.join('');
}

async function endOf(child: ChildProcess): Promise<number> {
  if (!hasEnded(child)) await once(child, 'exit');
  return child.exitCode ?? 1;
}

/** A process that a signal has ended has no exit code. */
function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function killProcess(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Asks a process to end, and ends it when it does not. */
export async function stopProcess(child: ChildProcess, ended: Promise<number>): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  try {
    return await ended;
  } finally {
    clearTimeout(killer);
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
