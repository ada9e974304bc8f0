import type { WebContents } from 'electron';
import type { IpcEventName, IpcEvents } from '../../../shared/ipc/channels.ts';
import type { Caller } from '../ipc/handlers.ts';

type Page = Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'on'>;

/** The windows that may speak to main, and the way to speak to them. */
export class WindowRegistry {
  readonly #pages = new Map<Page, RegisteredPage>();

  add(page: Page): void {
    const registered = new RegisteredPage(page);
    this.#pages.set(page, registered);
    page.on('destroyed', () => {
      this.#pages.delete(page);
      registered.pageIsGone();
    });
    // A page that is loaded anew has taken back what it asked for by itself; a crashed one could not.
    page.on('render-process-gone', () => registered.pageIsGone());
    // A reload replaces the page: what the old one watched is watched by nobody.
    page.on('did-navigate', () => registered.pageIsGone());
  }

  callerOf(page: Page): Caller | undefined {
    return this.#pages.get(page);
  }

  /** Tells every window. */
  broadcast<N extends IpcEventName>(name: N, value: IpcEvents[N]): void {
    for (const page of this.#pages.values()) page.send(name, value);
  }
}

class RegisteredPage implements Caller {
  readonly id: number;
  readonly #page: Page;
  #goneListeners: (() => void)[] = [];

  constructor(page: Page) {
    this.id = page.id;
    this.#page = page;
  }

  send<N extends IpcEventName>(name: N, value: IpcEvents[N]): void {
    if (!this.#page.isDestroyed()) this.#page.send(name, value);
  }

  onGone(listener: () => void): void {
    this.#goneListeners.push(listener);
  }

  pageIsGone(): void {
    const listeners = this.#goneListeners;
    this.#goneListeners = [];
    for (const listener of listeners) listener();
  }
}
