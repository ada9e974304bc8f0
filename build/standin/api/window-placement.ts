import type { OpenedPage } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import { screenSize } from './screen.ts';

type Emit = (event: string) => void;
type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/** Where a window stands and how large its content is, in device-independent pixels. */
export class WindowPlacement {
  readonly #emit: Emit;
  readonly #isHeaded: boolean;
  #normal: Electron.Rectangle;
  #minimum = { width: 0, height: 0 };
  #state: State = 'normal';
  #stateBefore: State = 'normal';
  #zoomFactor = 1;
  #page: OpenedPage | undefined;
  #windowId = 0;
  #root: Session | undefined;
  isVisible: boolean;

  constructor(bounds: Electron.Rectangle, isVisible: boolean, isHeaded: boolean, emit: Emit) {
    this.#normal = bounds;
    this.isVisible = isVisible;
    this.#isHeaded = isHeaded;
    this.#emit = emit;
  }

  get state(): State {
    return this.#state;
  }

  get normalBounds(): Electron.Rectangle {
    return { ...this.#normal };
  }

  get bounds(): Electron.Rectangle {
    const fillsScreen = this.#state === 'maximized' || this.#state === 'fullscreen';
    return fillsScreen ? { x: 0, y: 0, ...screenSize } : this.normalBounds;
  }

  /** The page is there: what was wished so far is carried out. */
  async attach(page: OpenedPage, root: Session): Promise<void> {
    const windowId = await page.windowId.catch(() => undefined);
    if (windowId === undefined) return;
    this.#windowId = windowId;
    this.#page = page;
    this.#root = root;
    this.#apply();
  }

  setBounds(wish: Partial<Electron.Rectangle>): void {
    const before = this.bounds;
    this.#normal = this.#atLeastMinimum({ ...this.#normal, ...wish });
    if (this.#state !== 'minimized') this.#state = 'normal';
    this.#apply();
    this.#announceChange(before);
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = { width, height };
    const { width: nowWidth, height: nowHeight } = this.#normal;
    if (nowWidth < width || nowHeight < height) this.setBounds({});
  }

  setState(state: State): void {
    if (state === this.#state) return;
    const before = this.bounds;
    const [left, entered] = [this.#state, state];
    this.#stateBefore = this.#state;
    this.#state = state;
    this.#apply();
    this.#announceChange(before);
    const events: Partial<Record<State, [entered: string, left: string]>> = {
      minimized: ['minimize', 'restore'],
      maximized: ['maximize', 'unmaximize'],
      fullscreen: ['enter-full-screen', 'leave-full-screen'],
    };
    // A maximised window that is minimised stays maximised for when it comes back.
    const hasLeft = left !== 'maximized' || entered === 'normal';
    for (const event of [hasLeft ? events[left]?.[1] : undefined, events[entered]?.[0]]) {
      if (event) setImmediate(() => this.#emit(event));
    }
  }

  /** Back from the task bar, to whatever it was before. */
  restore(): void {
    if (this.#state === 'minimized') this.setState(this.#stateBefore);
    else if (this.#state === 'maximized') this.setState('normal');
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.#apply();
  }

  zoom(factor: number): void {
    this.#zoomFactor = factor;
    this.#apply();
  }

  /** The content has another size than it was given: a person has pulled at the window. */
  resizedByPerson(width: number, height: number): void {
    const { width: known, height: knownHeight } = this.bounds;
    if (this.#zoomFactor !== 1 || (width === known && height === knownHeight)) return;
    this.#normal = { ...this.#normal, width, height };
    this.#emit('resize');
  }

  #atLeastMinimum(bounds: Electron.Rectangle): Electron.Rectangle {
    const { width, height } = this.#minimum;
    return { ...bounds, width: Math.max(bounds.width, width), height: Math.max(bounds.height, height) };
  }

  #announceChange(before: Electron.Rectangle): void {
    const { x, y, width, height } = this.bounds;
    const hasResized = width !== before.width || height !== before.height;
    const hasMoved = x !== before.x || y !== before.y;
    setImmediate(() => {
      if (hasResized) this.#emit('resize');
      if (hasMoved) this.#emit('move');
    });
  }

  #apply(): void {
    if (!this.#page || !this.#root) return;
    const { session } = this.#page;
    const windowId = this.#windowId;
    const { width, height, x, y } = this.bounds;
    const isShown = this.isVisible && this.#state !== 'minimized';
    if (!isShown) {
      this.#root.tell('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
      return;
    }
    this.#root.tell('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    if (this.#isHeaded) this.#root.tell('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y } });
    this.#root.tell('Browser.setContentsSize', { windowId, width, height });
    if (this.#zoomFactor === 1) session.tell('Emulation.clearDeviceMetricsOverride');
    else {
      session.tell('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / this.#zoomFactor),
        height: Math.round(height / this.#zoomFactor),
        deviceScaleFactor: this.#zoomFactor,
        mobile: false,
      });
    }
  }
}
