import { join } from 'node:path';
import {
  app,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  shell,
  type BrowserWindow,
} from 'electron';
import { AppError } from '../../shared/errors/app-error.ts';
import { openAppSession } from './app-session.ts';
import type { StartOptions } from './command-line.ts';
import { createCore, type Core } from './core.ts';
import { listenForReload } from './dev-reload.ts';
import { confirmUnsent, pickFolder, pickPaper, pickPlace, pickRoster } from './dialogs.ts';
import { appHandlers } from './ipc/app.ts';
import { entryHandlers } from './ipc/entry.ts';
import { Exchange } from './exchange/exchange.ts';
import { exchangeHandlers } from './ipc/exchange.ts';
import { FileCopies } from './files/file-copies.ts';
import { fileHandlers } from './ipc/files.ts';
import { paperHandlers } from './ipc/papers.ts';
import { lessonHandlers } from './ipc/lesson.ts';
import { screenHandlers } from './ipc/screen.ts';
import { KeepAwake } from './keep-awake.ts';
import { searchHandlers } from './ipc/search.ts';
import { peopleHandlers } from './ipc/people.ts';
import { schoolHandlers } from './ipc/school.ts';
import { slipHandlers } from './ipc/slips.ts';
import { registerIpc } from './ipc/registrar.ts';
import { replicaHandlers } from './ipc/replica.ts';
import { vaultHandlers } from './ipc/vault.ts';
import { Farewell } from './farewell.ts';
import { openFileLog, type Log } from './log.ts';
import { menuTemplate } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { Notices, type NoticesParts } from './notices/notices.ts';
import { SessionNotices, type SessionNoticesParts } from './notices/session-notices.ts';
import { RingNotices, type RingNoticesParts } from './notices/ring-notices.ts';
import { openLink } from './open-link.ts';
import { PaperFiles } from './papers/paper-files.ts';
import { isReachable } from './reachability.ts';
import { appPaths } from './paths.ts';
import { groundColor, hasLanguage, PreferencesStore, themeSource } from './preferences.ts';
import { Shutdown } from './shutdown.ts';
import { savePdf } from './save-pdf.ts';
import type { ScreenShare } from './screens/screen-share.ts';
import { screensOfSystem } from './screens/system-screens.ts';
import { mainTexts, type MainTexts } from './texts.ts';
import { AppTray } from './tray.ts';
import { AutoLock } from './vaults/auto-lock.ts';
import { bringForward, createMainWindow } from './windows/main-window.ts';
import { WindowRegistry } from './windows/window-registry.ts';
import { WindowState } from './windows/window-state.ts';

/** The development stand-in calls itself by name; see build/standin. */
const IS_ELECTRON = process.versions['standin'] === undefined;

/** Puts the parts together and keeps what they have in common: windows, menus, the beginning and the end. */
export class Application {
  readonly #options: StartOptions;
  readonly #log: Log;
  readonly #paths = appPaths(import.meta.dirname);
  readonly #preferences: PreferencesStore;
  readonly #windowState: WindowState;
  readonly #windows = new WindowRegistry();
  readonly #farewell = new Farewell({ broadcast: (name, value) => this.#windows.broadcast(name, value) });
  readonly #keepAwake = new KeepAwake(powerSaveBlocker);
  readonly #core: Core;
  readonly #autoLock: AutoLock;
  readonly #shutdown: Shutdown;
  readonly #copies: FileCopies;
  readonly #screens: ScreenShare;
  #window: BrowserWindow | undefined;
  #tray: AppTray | undefined;

  constructor(options: StartOptions) {
    const userData = app.getPath('userData');
    this.#options = options;
    this.#log = openFileLog({ folder: join(userData, 'logs') });
    this.#preferences = new PreferencesStore({
      path: join(userData, 'preferences.json'),
      systemLanguages: hasLanguage(process.env) ? app.getPreferredSystemLanguages() : [],
      onBroken: () => this.#log.warn('preferences.broken'),
    });
    this.#windowState = new WindowState(join(userData, 'window.json'));
    this.#core = createCore({
      userData,
      paths: this.#paths,
      hubPort: options.hubPort,
      log: this.#log,
      pickRoster: (what) => pickRoster(this.#window, this.#texts, what),
      pickPaper: () => pickPaper(this.#window, this.#texts),
      confirmUnsent: (work) => confirmUnsent(this.#window, this.#texts, work, 'leave'),
    });
    this.#autoLock = new AutoLock({
      minutes: () => this.#core.entry.autoLockMinutes,
      // Nobody touches the computer of a projector, and nobody has left it.
      systemIdleSeconds: () => (this.#keepAwake.isOn ? 0 : powerMonitor.getSystemIdleTime()),
      lock: () => this.#lock('idle'),
    });
    this.#copies = new FileCopies({
      read: (data) => this.#core.replica.command('readFile', data),
      folder: join(userData, 'opened'),
      pickPlace: (fileName) => pickPlace(this.#window, this.#texts, fileName),
      openPath: (path) => shell.openPath(path),
    });
    this.#screens = screensOfSystem((data) => this.#core.replica.command('liveRequest', data));
    this.#shutdown = this.#createShutdown();
  }

  get #texts(): MainTexts {
    return mainTexts(this.#preferences.current.language);
  }

  /** What needs no screen: the replica thread loads while Chromium starts. */
  beforeReady(): void {
    this.#log.info('app.start', { version: app.getVersion(), isElectron: IS_ELECTRON });
    process.on('uncaughtException', (error) => this.#log.error('main.uncaught', error));
    process.on('unhandledRejection', (error) => this.#log.error('main.unhandled', error));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.#shutdown.force());
    }
    app.on('before-quit', (event) => {
      if (this.#shutdown.isDone) return;
      event.preventDefault();
      void this.#shutdown.request();
    });
    app.on('window-all-closed', () => app.quit());
    app.on('activate', () => this.bringForward());
    app.on('web-contents-created', (_event, contents) => {
      guardNavigation(contents, {
        openOutside: (address) => void shell.openExternal(address),
        onRefused: (what) => this.#log.warn('navigation.refused', { what }),
      });
    });
    this.#core.replica.start();
  }

  /** The window first, with the page loading in it; then, beside it, the way in. */
  afterReady(): void {
    this.#mark('ready');
    this.#applyPreferences();
    this.#registerIpc();
    this.#window = this.#createWindow();
    this.#mark('window');
    void this.#core.entry.start(this.#options);
    this.#createMenu();
    if (!app.isPackaged) listenForReload(() => this.#window?.webContents.reload());
    this.#preferences.onChange((preferences) => {
      this.#applyPreferences();
      this.#createMenu();
      this.#tray?.setTexts(this.#texts);
      this.#windows.broadcast('app.preferencesChanged', preferences);
    });
    powerMonitor.on('resume', () => {
      // Without an open replica there is nothing to connect.
      this.#core.replica.command('reconnect', {}).catch(() => undefined);
    });
    powerMonitor.on('shutdown', () => void this.#shutdown.force());
    powerMonitor.on('suspend', () => this.#lock('suspend'));
    powerMonitor.on('lock-screen', () => this.#lock('screen'));
    this.#autoLock.start();
  }

  bringForward(): void {
    if (this.#window) bringForward(this.#window);
  }

  #createWindow(): BrowserWindow {
    const { theme } = this.#preferences.current;
    const window = createMainWindow({
      session: openAppSession(
        this.#paths.page,
        (data) => this.#core.replica.command('readFile', data),
        this.#screens,
      ),
      state: this.#windowState,
      paths: this.#paths,
      title: this.#texts.appName,
      backgroundColor: groundColor(theme, nativeTheme.shouldUseDarkColors),
    });
    this.#windows.add(window.webContents);
    window.webContents.on('did-finish-load', () => this.#mark('page'));
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      this.#log.warn('window.crashed', { reason, exitCode });
      if (reason !== 'clean-exit') window.webContents.reload();
    });
    window.on('close', (event) => {
      if (this.#shutdown.isDone) return;
      event.preventDefault();
      if (this.#servesOthers()) this.#stayBehind(window);
      else app.quit();
    });
    return window;
  }

  /** Whether other computers depend on this one, so that a closed window must not end it. */
  #servesOthers(): boolean {
    const school = this.#core.hub.status?.school;
    return school !== undefined && !school.isDemo;
  }

  #stayBehind(window: BrowserWindow): void {
    window.hide();
    if (this.#tray) return;
    this.#tray = new AppTray(
      { iconPath: this.#paths.trayIcon, onOpen: () => this.bringForward(), onQuit: () => app.quit() },
      this.#texts,
    );
    new Notification({ ...this.#texts.staysRunning, icon: this.#paths.icon }).show();
  }

  /** Whoever comes back has to show the PIN; where there is none, nothing would be gained. */
  #lock(why: 'idle' | 'suspend' | 'screen'): void {
    const { entry } = this.#core;
    if (!entry.isLockable) return;
    this.#log.info('vault.lock', { why });
    this.#keepAwake.set(false);
    const locked = this.#farewell.say().then(() => entry.lockUnattended());
    locked.catch((error: unknown) => this.#log.error('vault.lock', error));
  }

  #registerIpc(): void {
    const { entry, replica, keeping, policy, pickedPapers } = this.#core;
    const paperFiles = new PaperFiles({
      replica,
      picked: pickedPapers,
      pickPlace: (fileName) => pickPlace(this.#window, this.#texts, fileName),
      pickFolder: () => pickFolder(this.#window, this.#texts.paper.pageFolder),
    });
    void this.#copies.clear();
    registerIpc(
      {
        ...appHandlers({
          info: {
            version: app.getVersion(),
            host: IS_ELECTRON ? 'electron' : 'standin',
            electronVersion: process.versions.electron ?? '',
            platform: process.platform,
          },
          preferences: this.#preferences,
          readyToEnd: () => this.#farewell.answered(),
          mark: (name) => this.#mark(name),
          openLink: (link, isSure) =>
            openLink(
              { link, isSure },
              { replica, isReachable, openOutside: (address) => shell.openExternal(address) },
            ),
        }),
        ...entryHandlers(entry),
        ...replicaHandlers({ replica }),
        ...peopleHandlers(replica),
        ...schoolHandlers(replica),
        ...slipHandlers({ replica, savePdf: (fileName) => savePdf(this.#window, this.#texts, fileName) }),
        ...paperHandlers({ picked: pickedPapers, files: paperFiles }),
        ...exchangeHandlers(
          new Exchange({
            replica,
            pickRoster: (what) => pickRoster(this.#window, this.#texts, what),
            pickPlace: (fileName) => pickPlace(this.#window, this.#texts, fileName),
          }),
        ),
        ...fileHandlers({ replica, copies: this.#copies }),
        ...lessonHandlers({
          replica,
          keepAwake: (isOn) => this.#keepAwake.set(isOn),
          pickPlace: (fileName) => pickPlace(this.#window, this.#texts, fileName),
        }),
        ...screenHandlers(this.#screens),
        ...searchHandlers(replica),
        ...vaultHandlers({ entry, keeping, policy, autoLock: this.#autoLock }),
      },
      {
        callerOf: (sender) => this.#windows.callerOf(sender),
        onRefused: (name) => this.#log.warn('ipc.refused', { name }),
        onFailed: (name, error) => {
          // A refusal is an answer; anything else is a fault of ours.
          if (error instanceof AppError) this.#log.info('ipc.refusal', { name, code: error.data.code });
          else this.#log.error('ipc.failed', error, { name });
        },
      },
    );
    const notices = new Notices(this.#noticeParts());
    const rings = new RingNotices(this.#noticeParts());
    const reminders = new SessionNotices(this.#noticeParts());
    let wasInside = false;
    entry.onChanged((state) => {
      this.#mark(state.phase);
      const isInside = state.phase === 'inside';
      for (const one of [notices, rings, reminders]) {
        if (isInside) one.begin();
        else one.end();
      }
      // Each step is a sign of life.
      this.#autoLock.active(false);
      // A page that is loaded anew holds nothing of the person who has gone.
      if (wasInside && !isInside) {
        this.#window?.webContents.reload();
        void this.#copies.clear();
      }
      wasInside = isInside;
      this.#windows.broadcast('entry.changed', state);
    });
    entry.requests.onChanged((requests) => this.#windows.broadcast('entry.requestsChanged', requests));
    replica.onFiles((states) => this.#windows.broadcast('files.changed', states));
    replica.onNotice((notice) => this.#windows.broadcast('live.notice', notice));
  }

  #noticeParts(): NoticesParts & RingNoticesParts & SessionNoticesParts {
    return {
      replica: this.#core.replica,
      isLookedAt: () => this.#window?.isFocused() === true,
      words: () => this.#texts,
      show: ({ title, body, chat }) => {
        const notice = new Notification({ title, body, icon: this.#paths.icon });
        notice.on('click', () => {
          this.bringForward();
          if (chat !== '') this.#windows.broadcast('app.openChat', { chat });
        });
        notice.show();
        return () => notice.close();
      },
    };
  }

  #applyPreferences(): void {
    nativeTheme.themeSource = themeSource(this.#preferences.current.theme);
  }

  #createMenu(): void {
    const template = menuTemplate({
      texts: this.#texts,
      platform: process.platform,
      hasDeveloperTools: !app.isPackaged,
      onCommand: (command) => {
        this.bringForward();
        this.#windows.broadcast('app.command', { command });
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #createShutdown(): Shutdown {
    const { replica, replicaKeeper, hub, vaults, notes, policy, entry } = this.#core;
    return new Shutdown({
      countUnsent: () => entry.inside.countWaiting(),
      confirmUnsent: (work) => confirmUnsent(this.#window, this.#texts, work, 'quit'),
      onBegin: () => {
        replicaKeeper.stop();
        this.#autoLock.stop();
        this.#window?.hide();
      },
      steps: [
        { name: 'window', limitMs: 2_000, run: () => this.#farewell.say() },
        { name: 'vault', limitMs: 4_000, run: () => entry.inside.close({ isLast: true }) },
        { name: 'replica', limitMs: 4_000, run: () => replica.stop() },
        { name: 'hub', limitMs: 8_000, run: () => hub.stop() },
        {
          name: 'files',
          limitMs: 2_000,
          run: () =>
            Promise.all([
              this.#copies.clear(),
              vaults.flush(),
              notes.flush(),
              policy.flush(),
              this.#preferences.flush(),
              this.#windowState.flush(),
            ]),
        },
      ],
      quit: () => app.quit(),
      log: this.#log,
    });
  }

  /** A moment of the start or of the way in, in milliseconds since the process began. */
  #mark(name: string): void {
    this.#log.info('mark', { name, sinceStartMs: Math.round(performance.now()) });
  }
}
