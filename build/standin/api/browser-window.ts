import { host } from '../host.ts';
import { face, StandinEmitter } from '../strict-object.ts';
import { appControls } from './app.ts';
import { wiringOf, WebContents } from './web-contents.ts';
import type { ContentsOwner } from './contents-wiring.ts';
import { ElectronEvent } from './electron-event.ts';
import { menuKeys, onKeysChanged } from './menu-keys.ts';
import { colorFeatures, onLookChanged } from './native-theme.ts';
import { screenSize } from './screen.ts';
import { rulesOf, Session } from './session.ts';
import { checkWindowOptions } from './window-options.ts';
import { WindowPlacement } from './window-placement.ts';

const windows = new Map<number, BrowserWindow>();
let lastId = 0;
let focused: BrowserWindow | undefined;

/** All windows under the stand-in's own type, in the order of their making. */
export function allWindows(): BrowserWindow[] {
  return [...windows.values()];
}

/** The window that a person works in; undefined where none has the focus. */
export function focusedWindow(): BrowserWindow | undefined {
  return focused;
}

const setFocused = (window: BrowserWindow): void => {
  focused = window;
};

/** Electron's BrowserWindow. Its content is as large as its bounds: there is no frame around it. */
export class BrowserWindow extends StandinEmitter<Electron.BrowserWindow> {
  static override readonly offeredEvents = [
    'blur',
    'close',
    'closed',
    'enter-full-screen',
    'focus',
    'hide',
    'leave-full-screen',
    'maximize',
    'minimize',
    'move',
    'page-title-updated',
    'ready-to-show',
    'resize',
    'responsive',
    'restore',
    'show',
    'unmaximize',
    'unresponsive',
  ];

  readonly id = ++lastId;
  readonly webContents: Electron.WebContents;
  readonly #contents: WebContents;
  readonly #placement: WindowPlacement;
  readonly #endings: (() => void)[] = [];
  #title: string;
  #isDestroyed = false;
  #isClosing = false;
  #isReadyToShow = false;

  constructor(wish: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    checkWindowOptions(wish);
    const { width = 800, height = 600, show = true, webPreferences = {} } = wish;
    const {
      x = Math.round((screenSize.width - width) / 2),
      y = Math.round((screenSize.height - height) / 2),
    } = wish;
    this.#title = wish.title ?? appControls().identity.name;
    const { isHeaded } = host();
    this.#placement = new WindowPlacement({ x, y, width, height }, show, isHeaded, (event) =>
      this.emit(event),
    );
    this.#placement.setMinimumSize(wish.minWidth ?? 0, wish.minHeight ?? 0);
    const session = webPreferences.session ?? Session.fromPartition(webPreferences.partition ?? '');
    if (!(session instanceof Session)) throw new TypeError('not a session');
    const page = {
      rules: rulesOf(session),
      preloadPath: webPreferences.preload,
      additionalArguments: webPreferences.additionalArguments ?? [],
      size: { width, height },
      backgroundColor: wish.backgroundColor,
    };
    this.#contents = new WebContents(session, page, this.#asOwner(webPreferences));
    this.webContents = face<Electron.WebContents>(this.#contents);
    windows.set(this.id, this);
    this.#endings.push(
      onLookChanged(() => this.#tellLook()),
      onKeysChanged(() => this.#tellMenu()),
    );
    appControls().lifecycle.windowOpened(this);
    appControls().announce('browser-window-created', new ElectronEvent(), this);
    if (show) this.focus();
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return allWindows().map((window) => face<Electron.BrowserWindow>(window));
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return focused ? face<Electron.BrowserWindow>(focused) : null;
  }

  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    const window = allWindows().find((candidate) => candidate.webContents === contents);
    return window ? face<Electron.BrowserWindow>(window) : null;
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    const window = windows.get(id);
    return window ? face<Electron.BrowserWindow>(window) : null;
  }

  loadURL(url: string, loadOptions?: Electron.LoadURLOptions): Promise<void> {
    return this.#contents.loadURL(url, loadOptions);
  }

  reload(): void {
    this.#contents.reload();
  }

  show(): void {
    this.#become(true);
    this.focus();
  }

  showInactive(): void {
    this.#become(true);
  }

  hide(): void {
    this.#become(false);
    this.blur();
  }

  isVisible(): boolean {
    return this.#placement.isVisible && this.#placement.state !== 'minimized';
  }

  focus(): void {
    if (this.#isClosing || focused === this || !this.isVisible()) return;
    focused?.blur();
    setFocused(this);
    wiringOf(this.#contents).core.tell('Page.bringToFront');
    this.#announceFocus('focus');
  }

  blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.#announceFocus('blur');
  }

  isFocused(): boolean {
    return focused === this;
  }

  /** Asks as a person's click on the cross does: a listener may prevent it. */
  close(): void {
    if (this.#isDestroyed || this.#isClosing) return;
    const event = new ElectronEvent();
    this.emit('close', event);
    if (event.defaultPrevented) appControls().lifecycle.closePrevented();
    else this.destroy();
  }

  destroy(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    wiringOf(this.#contents).core.close();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  minimize(): void {
    this.#placement.setState('minimized');
    this.blur();
  }

  restore(): void {
    this.#placement.restore();
    this.focus();
  }

  isMinimized(): boolean {
    return this.#placement.state === 'minimized';
  }

  maximize(): void {
    if (!this.#placement.isVisible) this.show();
    this.#placement.setState('maximized');
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#placement.setState('normal');
  }

  isMaximized(): boolean {
    return this.#placement.state === 'maximized';
  }

  setFullScreen(flag: boolean): void {
    if (flag !== this.isFullScreen()) this.#placement.setState(flag ? 'fullscreen' : 'normal');
  }

  isFullScreen(): boolean {
    return this.#placement.state === 'fullscreen';
  }

  getBounds(): Electron.Rectangle {
    return this.#placement.bounds;
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#placement.normalBounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#placement.setBounds(bounds);
  }

  setMinimumSize(width: number, height: number): void {
    this.#placement.setMinimumSize(width, height);
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  // What follows shows in a window's frame or on the task bar only, and there is neither.
  setMenuBarVisibility(_visible: boolean): void {
    return undefined;
  }

  setIcon(_icon: Electron.NativeImage | string): void {
    return undefined;
  }

  flashFrame(_flag: boolean): void {
    return undefined;
  }

  setProgressBar(_progress: number, _options?: Electron.ProgressBarOptions): void {
    return undefined;
  }

  setOverlayIcon(_overlay: Electron.NativeImage | null, _description: string): void {
    return undefined;
  }

  #become(isVisible: boolean): void {
    if (this.#isDestroyed || this.#placement.isVisible === isVisible) return;
    this.#placement.setVisible(isVisible);
    this.emit(isVisible ? 'show' : 'hide');
  }

  #announceFocus(event: 'focus' | 'blur'): void {
    setImmediate(() => {
      if (this.#isDestroyed) return;
      this.emit(event, new ElectronEvent());
      this.#contents.emit(event);
      appControls().announce(`browser-window-${event}`, new ElectronEvent(), this);
    });
  }

  /** A window that the page opens inherits its opener's web preferences. */
  #asOwner(preferences: Electron.WebPreferences): ContentsOwner {
    return {
      close: () => this.close(),
      focus: () => this.focus(),
      isFocused: () => this.isFocused(),
      resized: (width, height) => this.#placement.resizedByPerson(width, height),
      zoomed: (factor) => this.#placement.zoom(factor),
      readyToShow: () => {
        if (!this.#isReadyToShow) this.emit('ready-to-show');
        this.#isReadyToShow = true;
      },
      openWindow: (url, childWish) => {
        const inherited = { ...preferences, ...childWish?.webPreferences };
        void new BrowserWindow({ ...childWish, webPreferences: inherited }).loadURL(url);
      },
      opened: (page) => {
        void host().browser.then((browser) => this.#placement.attach(page, browser.root));
      },
      titleChanged: (title) => this.#titleChanged(title),
      gone: () => this.#gone(),
    };
  }

  #titleChanged(title: string): void {
    if (title === this.#title) return;
    const event = new ElectronEvent();
    this.#contents.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  #tellLook(): void {
    wiringOf(this.#contents).core.tell('Emulation.setEmulatedMedia', { features: colorFeatures() });
  }

  #tellMenu(): void {
    wiringOf(this.#contents).core.say({ t: 'accelerators', keys: menuKeys() });
  }

  #gone(): void {
    const hadFocus = this.isFocused();
    this.blur();
    this.#isClosing = true;
    this.#isDestroyed = true;
    windows.delete(this.id);
    for (const end of this.#endings) end();
    // As a desktop does: what stood behind the closed window comes to the front.
    if (hadFocus)
      allWindows()
        .findLast((window) => window.isVisible())
        ?.focus();
    this.emit('closed');
    appControls().lifecycle.windowClosed(this);
  }
}
