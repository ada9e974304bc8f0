import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { preferredLanguages, readSwitches } from '../command-line.ts';
import { host } from '../host.ts';
import { face, options, StandinEmitter } from '../strict-object.ts';
import { AppPaths, identify, type AppIdentity } from './app-paths.ts';
import { CommandLine } from './command-line-switches.ts';
import { ElectronEvent } from './electron-event.ts';
import { Lifecycle } from './lifecycle.ts';
import { SingleInstance, type Knock } from './single-instance.ts';

const checkRelaunch = options<Electron.RelaunchOptions>()('RelaunchOptions', ['args', 'execPath']);
const checkFocus = options<Electron.FocusOptions>()('FocusOptions', ['steal']);
const checkLogin = options<Electron.Settings>()('Settings', [
  'openAtLogin',
  'args',
  'path',
  'enabled',
  'name',
]);

/** What only the stand-in itself may ask of the application object. */
export interface AppControls {
  readonly lifecycle: Lifecycle;
  readonly identity: AppIdentity;
  isReady(): boolean;
  hasEnded(): boolean;
  becomeReady(): void;
  announce(event: string, ...args: unknown[]): void;
  /** Called by the window that is to come forward on app.focus(). */
  onFocus(focus: () => void): void;
}

/** Electron's `app`. */
export class App extends StandinEmitter<Electron.App> {
  static readonly apiName = 'app';
  static override readonly offeredEvents = [
    'activate',
    'before-quit',
    'browser-window-blur',
    'browser-window-created',
    'browser-window-focus',
    'child-process-gone',
    'quit',
    'ready',
    'render-process-gone',
    'second-instance',
    'web-contents-created',
    'will-quit',
    'window-all-closed',
  ];

  readonly commandLine: Electron.CommandLine;
  readonly isPackaged = false;
  readonly #identity: AppIdentity;
  readonly #paths: AppPaths;
  readonly #arguments: readonly string[];
  readonly #ready = Promise.withResolvers<void>();
  readonly #lifecycle: Lifecycle;
  #name: string;
  #isReady = false;
  #hasEnded = false;
  #instance: SingleInstance | undefined;
  #relaunch: Electron.RelaunchOptions | undefined;
  #focus = (): void => undefined;
  readonly #knocks: Knock[] = [];

  constructor() {
    super();
    const { appPath, appArguments } = host();
    this.#identity = identify(appPath);
    this.#name = this.#identity.name;
    this.#arguments = appArguments;
    this.#paths = new AppPaths(readSwitches(appArguments).get('user-data-dir'));
    this.commandLine = face<Electron.CommandLine>(new CommandLine(appArguments));
    this.#lifecycle = new Lifecycle(
      (event, ...args) => this.emit(event, ...args),
      (exitCode) => void this.#end(exitCode),
    );
    controls = {
      lifecycle: this.#lifecycle,
      identity: this.#identity,
      isReady: () => this.#isReady,
      hasEnded: () => this.#hasEnded,
      becomeReady: () => this.#becomeReady(),
      announce: (event, ...args) => void this.emit(event, ...args),
      onFocus: (focus) => {
        this.#focus = focus;
      },
    };
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  quit(): void {
    this.#lifecycle.quit();
  }

  exit(exitCode = 0): void {
    if (this.#isReady) this.#lifecycle.exit(exitCode);
    else void this.#end(exitCode);
  }

  relaunch(relaunchOptions: Electron.RelaunchOptions = {}): void {
    checkRelaunch(relaunchOptions);
    this.#relaunch = relaunchOptions;
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), (knock) => this.#hearKnock(knock));
    return this.#instance.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.isOwner ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#paths.get(name, this.#name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getAppPath(): string {
    return this.#identity.folder;
  }

  getVersion(): string {
    return this.#identity.version;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getLocale(): string {
    const [language = 'en-US'] = this.getPreferredSystemLanguages();
    return language.startsWith('en') ? 'en-US' : language.replace(/-.*$/, '');
  }

  getPreferredSystemLanguages(): string[] {
    return preferredLanguages(readSwitches(this.#arguments), process.env);
  }

  focus(focusOptions?: Electron.FocusOptions): void {
    checkFocus(focusOptions);
    this.#focus();
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    checkLogin(settings);
  }

  // The page's process is sandboxed in any case, and a name for the task bar shows nowhere.
  enableSandbox(): void {
    this.#mustNotBeReady('enableSandbox');
  }

  disableHardwareAcceleration(): void {
    this.#mustNotBeReady('disableHardwareAcceleration');
  }

  setAppUserModelId(_id: string): void {
    // Windows alone shows it.
  }

  #mustNotBeReady(call: string): void {
    if (this.#isReady) throw new Error(`app.${call}() can only be called before app is ready`);
  }

  #becomeReady(): void {
    if (this.#hasEnded) return;
    mkdirSync(this.getPath('userData'), { recursive: true });
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', new ElectronEvent(), {});
    for (const knock of this.#knocks.splice(0)) this.#hearKnock(knock);
  }

  #hearKnock(knock: Knock): void {
    if (!this.#isReady) this.#knocks.push(knock);
    else
      this.emit(
        'second-instance',
        new ElectronEvent(),
        knock.argv,
        knock.workingDirectory,
        knock.additionalData,
      );
  }

  async #end(exitCode: number): Promise<void> {
    this.#hasEnded = true;
    this.#instance?.release();
    const { restart, appArguments, browser } = host();
    if (this.#relaunch) {
      const args = this.#relaunch.args ?? appArguments;
      const command = this.#relaunch.execPath ?? restart.command;
      spawn(command, [...restart.args, ...args], { detached: true, stdio: 'ignore' }).unref();
    }
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, 3000));
    await Promise.race([browser.then((opened) => opened.close()), tooLong]);
    process.exit(exitCode);
  }
}

let controls: AppControls | undefined;

/** The stand-in's own handle on the application object; `app` must have been made. */
export function appControls(): AppControls {
  if (!controls) throw new Error('app has not been made');
  return controls;
}
