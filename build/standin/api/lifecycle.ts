import { ElectronEvent } from './electron-event.ts';

/** A window as far as quitting is concerned. */
export interface QuittableWindow {
  close(): void;
  destroy(): void;
}

type Announce = (
  event: 'before-quit' | 'will-quit' | 'quit' | 'window-all-closed',
  ...args: unknown[]
) => boolean;

/** Electron's order of quitting: before-quit, each window's close, will-quit, quit. */
export class Lifecycle {
  readonly #windows = new Set<QuittableWindow>();
  readonly #announce: Announce;
  readonly #end: (exitCode: number) => void;
  #isQuitting = false;
  #exitCode: number | undefined;
  #hasEnded = false;

  constructor(announce: Announce, end: (exitCode: number) => void) {
    this.#announce = announce;
    this.#end = end;
  }

  windowOpened(window: QuittableWindow): void {
    this.#windows.add(window);
  }

  windowClosed(window: QuittableWindow): void {
    this.#windows.delete(window);
    if (this.#windows.size > 0) return;
    if (this.#exitCode !== undefined) this.#finish(this.#exitCode);
    else if (this.#isQuitting) this.#quitFinally();
    else if (!this.#announce('window-all-closed')) this.quit();
  }

  /** A listener has prevented a window's close: quitting is off. */
  closePrevented(): void {
    this.#isQuitting = false;
  }

  quit(): void {
    if (this.#isQuitting) return;
    const event = new ElectronEvent();
    this.#isQuitting = true;
    this.#announce('before-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else if (this.#windows.size === 0) this.#quitFinally();
    else this.#closeAll();
  }

  exit(exitCode: number): void {
    this.#exitCode = exitCode;
    if (this.#windows.size === 0) this.#finish(exitCode);
    for (const window of [...this.#windows]) window.destroy();
  }

  #closeAll(): void {
    for (const window of [...this.#windows]) {
      if (this.#isQuitting) window.close();
    }
  }

  #quitFinally(): void {
    const event = new ElectronEvent();
    this.#announce('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.#finish(0);
  }

  #finish(exitCode: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#announce('quit', new ElectronEvent(), exitCode);
    this.#end(exitCode);
  }
}
