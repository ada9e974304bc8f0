import { face, options, StandinEmitter } from '../strict-object.ts';
import { appControls } from './app.ts';
import { ContentsWiring, type ContentsOwner } from './contents-wiring.ts';
import { ElectronEvent } from './electron-event.ts';
import { IpcMain } from './ipc-main.ts';
import type { PageCore, PageWish } from './page-core.ts';
import { capture, editInPage, printPdf, recordPrint, runInPage } from './page-tasks.ts';

const checkPrint = options<Electron.WebContentsPrintOptions>()('WebContentsPrintOptions', [
  'silent',
  'printBackground',
  'deviceName',
  'color',
  'margins',
  'landscape',
  'copies',
  'pageSize',
  'pageRanges',
]);
const checkLoad = options<Electron.LoadURLOptions>()('LoadURLOptions', []);

let lastId = 0;

/** What ties a WebContents to its page. */
export let wiringOf: (contents: WebContents) => ContentsWiring;

/** Electron's WebContents of a window. */
export class WebContents extends StandinEmitter<Electron.WebContents> {
  static override readonly offeredEvents = [
    'blur',
    'console-message',
    'destroyed',
    'did-fail-load',
    'did-finish-load',
    'did-navigate',
    'did-navigate-in-page',
    'did-start-loading',
    'did-start-navigation',
    'did-stop-loading',
    'dom-ready',
    'focus',
    'page-title-updated',
    'preload-error',
    'render-process-gone',
    'responsive',
    'unresponsive',
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ];

  readonly id = ++lastId;
  readonly session: Electron.Session;
  readonly ipc: Electron.IpcMain;
  readonly mainFrame: Electron.WebFrameMain;
  readonly #owner: ContentsOwner;
  readonly #wiring: ContentsWiring;
  #isMuted = false;
  #zoomFactor = 1;

  static {
    wiringOf = (contents) => contents.#wiring;
  }

  constructor(
    session: Electron.Session,
    wish: Omit<PageWish, 'areNotificationsAllowed'>,
    owner: ContentsOwner,
  ) {
    super();
    const ipc = new IpcMain();
    this.session = session;
    this.ipc = face<Electron.IpcMain>(ipc);
    this.#owner = owner;
    this.#wiring = new ContentsWiring(this, ipc, wish, owner);
    this.mainFrame = this.#wiring.frame;
    appControls().announce('web-contents-created', new ElectronEvent(), this);
  }

  loadURL(url: string, loadOptions?: Electron.LoadURLOptions): Promise<void> {
    checkLoad(loadOptions);
    const loaded = this.#wiring.load.load(url);
    // Main may learn of a failure by did-fail-load alone, without looking at the promise.
    loaded.catch(() => undefined);
    return loaded;
  }

  reload(): void {
    this.#wiring.load.reload(false);
  }

  reloadIgnoringCache(): void {
    this.#wiring.load.reload(true);
  }

  getURL(): string {
    return this.#wiring.load.url;
  }

  isLoading(): boolean {
    return this.#wiring.load.isLoading;
  }

  isDestroyed(): boolean {
    return this.#wiring.isDestroyed;
  }

  close(): void {
    this.#owner.close();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#wiring.send(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    this.#wiring.postMessage(channel, message, transfer);
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#wiring.windowOpenHandler = handler;
  }

  executeJavaScript(code: string): ReturnType<Electron.WebContents['executeJavaScript']> {
    return runInPage(this.#wiring.core, code);
  }

  focus(): void {
    this.#owner.focus();
  }

  isFocused(): boolean {
    return this.#owner.isFocused();
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomFactor = factor;
    this.#owner.zoomed(factor);
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2);
  }

  // Chromium cannot be muted page by page from outside, so main's wish is only remembered.
  setAudioMuted(muted: boolean): void {
    this.#isMuted = muted;
  }

  isAudioMuted(): boolean {
    return this.#isMuted;
  }

  // A headless browser has no tools to open; with a window, Chromium's own F12 is there.
  openDevTools(): void {
    process.stderr.write('[standin] openDevTools: press F12 in the window\n');
  }

  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return face<Electron.NativeImage>(await capture(this.#wiring.core, rect));
  }

  print(
    wish: Electron.WebContentsPrintOptions = {},
    callback?: (success: boolean, reason: string) => void,
  ): void {
    checkPrint(wish);
    recordPrint(this.getURL(), wish);
    setImmediate(() => callback?.(true, ''));
  }

  printToPDF(wish: Electron.PrintToPDFOptions): Promise<Buffer> {
    return printPdf(this.#wiring.core, wish);
  }

  undo(): void {
    editInPage(this.#wiring.core, 'undo');
  }

  redo(): void {
    editInPage(this.#wiring.core, 'redo');
  }

  cut(): void {
    editInPage(this.#wiring.core, 'cut');
  }

  copy(): void {
    editInPage(this.#wiring.core, 'copy');
  }

  paste(): void {
    editInPage(this.#wiring.core, 'paste');
  }

  delete(): void {
    editInPage(this.#wiring.core, 'delete');
  }

  selectAll(): void {
    editInPage(this.#wiring.core, 'selectAll');
  }
}

/** The page behind a WebContents, for commands that Electron has no call for. */
export function pageOf(contents: Electron.WebContents): PageCore {
  if (!(contents instanceof WebContents)) throw new TypeError('not a WebContents of the stand-in');
  return wiringOf(contents).core;
}
