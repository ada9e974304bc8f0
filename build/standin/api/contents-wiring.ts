import type { OpenedPage } from '../chromium/browser.ts';
import { host } from '../host.ts';
import { face, options } from '../strict-object.ts';
import type { FromPage } from '../wire/page-messages.ts';
import { appControls } from './app.ts';
import { watchConsole } from './console-messages.ts';
import { watchDownloads } from './downloads.ts';
import { ElectronEvent, eventWith } from './electron-event.ts';
import type { IpcMain } from './ipc-main.ts';
import { menuKeys, runMenuCommand } from './menu-keys.ts';
import { colorFeatures } from './native-theme.ts';
import { PageCore, type PageWish } from './page-core.ts';
import { answerPage, postToPage, sendToPage } from './page-dialogue.ts';
import { PageLoad } from './page-load.ts';
import { decideRequests } from './page-requests.ts';
import { runInPage } from './page-tasks.ts';
import { ipcMain } from './singletons.ts';
import { WebFrameMain } from './web-frame-main.ts';

/** What a page asks of the window that it is in. */
export interface ContentsOwner {
  close(): void;
  focus(): void;
  isFocused(): boolean;
  resized(width: number, height: number): void;
  readyToShow(): void;
  titleChanged(title: string): void;
  /** The window's size has to be divided by the factor. */
  zoomed(factor: number): void;
  /** Opens a further window that main's open handler has allowed. */
  openWindow(url: string, wish: Electron.BrowserWindowConstructorOptions | undefined): void;
  opened(page: OpenedPage): void;
  gone(): void;
}

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

const checkOpenAnswer = options<Electron.WindowOpenHandlerResponse>()('WindowOpenHandlerResponse', [
  'action',
  'overrideBrowserWindowOptions',
]);

/** The parts of a WebContents that the wiring needs: its name for listeners, and its events. */
export interface WiredContents {
  readonly standsFor?: Electron.WebContents;
  readonly id: number;
  emit(event: string, ...args: unknown[]): boolean;
}

/** Ties a WebContents to its page: events, requests, messages and windows opened by the page. */
export class ContentsWiring {
  readonly core: PageCore;
  readonly load: PageLoad;
  readonly frame: Electron.WebFrameMain;
  windowOpenHandler: OpenHandler | undefined;
  isDestroyed = false;
  readonly #contents: WiredContents;
  readonly #ipc: IpcMain;
  readonly #owner: ContentsOwner;

  constructor(
    contents: WiredContents,
    ipc: IpcMain,
    wish: Omit<PageWish, 'areNotificationsAllowed'>,
    owner: ContentsOwner,
  ) {
    this.#contents = contents;
    this.#ipc = ipc;
    this.#owner = owner;
    this.load = new PageLoad(
      () => this.core,
      () => this.frame,
      (event, ...args) => contents.emit(event, ...args),
    );
    this.frame = face<Electron.WebFrameMain>(this.#makeFrame());
    const areNotificationsAllowed = (): boolean =>
      wish.rules.isGranted(face(contents), 'notifications', this.load.url);
    this.core = new PageCore(
      { ...wish, areNotificationsAllowed },
      (message) => this.#hear(message),
      (page) => this.#attach(page),
    );
  }

  send(channel: string, args: readonly unknown[]): void {
    sendToPage(this.core, channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[]): void {
    postToPage(this.core, channel, message, transfer);
  }

  #makeFrame(): WebFrameMain {
    return new WebFrameMain({
      frameId: this.#contents.id,
      url: () => this.load.url,
      isDestroyed: () => this.isDestroyed,
      send: (channel, args) => this.send(channel, args),
      postMessage: (channel, message, transfer) => this.postMessage(channel, message, transfer),
      executeJavaScript: (code) => runInPage(this.core, code),
    });
  }

  #attach(page: OpenedPage): void {
    const { session } = page;
    const contents = this.#contents;
    this.load.attach(page, () => this.#owner.readyToShow());
    watchConsole(session, this.frame, (event, ...args) => contents.emit(event, ...args));
    decideRequests(page, {
      rules: this.core.wish.rules,
      contentsId: contents.id,
      prepared: this.core.prepared,
      mayNavigate: (wish) => this.#mayNavigate(wish),
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#openWindow({
        url: host().schemes.toApp(url),
        frameName: windowName,
        features: windowFeatures.join(','),
      }),
    );
    session.on('Inspector.targetCrashed', () => this.#crashed());
    session.tell('Emulation.setEmulatedMedia', { features: colorFeatures() });
    void session.ended.promise.then(() => this.#gone());
    void watchDownloads(page, face(contents));
    this.#owner.opened(page);
  }

  #hear(message: FromPage): void {
    const owner = this.#owner;
    answerPage(message, {
      core: this.core,
      rules: this.core.wish.rules,
      sender: face(this.#contents),
      frame: this.frame,
      channels: [this.#ipc, ipcMain],
      began: (url) => this.load.began(url),
      accelerators: menuKeys,
      runCommand: runMenuCommand,
      openWindow: (wish) => this.#openWindow(wish),
      closeWindow: () => owner.close(),
      titleChanged: (title) => owner.titleChanged(title),
      resized: (width, height) => owner.resized(width, height),
      preloadFailed: (error) => {
        const path = this.core.wish.preloadPath ?? '';
        process.stderr.write(`Unable to load preload script: ${path}\n${error.stack ?? ''}\n`);
        this.#contents.emit('preload-error', new ElectronEvent(), path, error);
      },
    });
  }

  #mayNavigate({ url, address, isMainFrame, isRedirect }: NavigationWish): boolean {
    if (isMainFrame && this.load.takeFromMain(address)) return true;
    const frame = isMainFrame ? this.frame : null;
    const ask = (name: string): boolean => {
      const details = eventWith({ url, isSameDocument: false, isMainFrame, frame, initiator: frame });
      this.#contents.emit(name, details, url, false, isMainFrame, this.#contents.id, 1);
      return !details.defaultPrevented;
    };
    if (isRedirect) return ask('will-redirect');
    return ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate'));
  }

  #openWindow({
    url,
    frameName,
    features,
  }: Pick<Electron.HandlerDetails, 'url' | 'frameName' | 'features'>): void {
    const answer = this.windowOpenHandler?.({
      url,
      frameName,
      features,
      disposition: features ? 'new-window' : 'foreground-tab',
      referrer: { url: this.load.url, policy: 'strict-origin-when-cross-origin' },
    });
    checkOpenAnswer(answer);
    if (answer?.action !== 'deny') this.#owner.openWindow(url, answer?.overrideBrowserWindowOptions);
  }

  #crashed(): void {
    const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 5 };
    this.#contents.emit('render-process-gone', new ElectronEvent(), details);
    appControls().announce('render-process-gone', new ElectronEvent(), this.#contents, details);
  }

  #gone(): void {
    this.isDestroyed = true;
    this.core.ports.closeAll();
    this.load.end();
    this.#contents.emit('destroyed');
    this.#owner.gone();
  }
}

/** A document that is about to be fetched: the address in main's form and in Chromium's. */
export interface NavigationWish {
  readonly url: string;
  readonly address: string;
  readonly isMainFrame: boolean;
  readonly isRedirect: boolean;
}
