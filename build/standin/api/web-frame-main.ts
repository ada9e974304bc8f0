import { host } from '../host.ts';
import { StandinObject } from '../strict-object.ts';

/** What a frame knows through the page that it is the main frame of. */
export interface FramePage {
  readonly frameId: number;
  url(): string;
  isDestroyed(): boolean;
  send(channel: string, args: readonly unknown[]): void;
  postMessage(channel: string, message: unknown, transfer: readonly unknown[]): void;
  executeJavaScript(code: string): Promise<unknown>;
}

/** Electron's WebFrameMain of a page's main frame; it stays the same object for the page's whole life. */
export class WebFrameMain extends StandinObject<Electron.WebFrameMain> {
  readonly parent = null;
  readonly name = '';
  readonly processId: number;
  readonly routingId = 1;
  readonly frameTreeNodeId: number;
  readonly #page: FramePage;

  constructor(page: FramePage) {
    super();
    this.#page = page;
    this.processId = page.frameId;
    this.frameTreeNodeId = page.frameId;
  }

  get url(): string {
    return this.#page.url();
  }

  get origin(): string {
    return host().schemes.originOf(this.#page.url());
  }

  get detached(): boolean {
    return this.#page.isDestroyed();
  }

  isDestroyed(): boolean {
    return this.#page.isDestroyed();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.send(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    this.#page.postMessage(channel, message, transfer);
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#page.executeJavaScript(code);
  }
}
