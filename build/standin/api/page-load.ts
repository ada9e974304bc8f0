import type { OpenedPage } from '../chromium/browser.ts';
import { host } from '../host.ts';
import { LoadError } from '../network/net-errors.ts';
import { ElectronEvent, eventWith } from './electron-event.ts';
import type { PageCore } from './page-core.ts';

type Emit = (event: string, ...args: unknown[]) => boolean;

/** What a page loads, in main's own addresses, and the events of loading. */
export class PageLoad {
  readonly #core: () => PageCore;
  readonly #frame: () => Electron.WebFrameMain;
  readonly #emit: Emit;
  readonly #fromMain = new Set<string>();
  readonly #loads = new Map<string, PromiseWithResolvers<void>>();
  readonly #finished = new Set<string>();
  #isErrorPage = false;
  url = '';
  isLoading = false;

  constructor(core: () => PageCore, frame: () => Electron.WebFrameMain, emit: Emit) {
    this.#core = core;
    this.#frame = frame;
    this.#emit = emit;
  }

  /** Loads a URL and settles as Electron's loadURL does. */
  async load(url: string): Promise<void> {
    const address = host().schemes.toChromium(url);
    this.#fromMain.add(withoutFragment(address));
    // A network request is held until then anyway; what comes without one has to wait here.
    if (!address.startsWith('http')) await this.#core().prepared;
    const { loaderId, errorText } = await this.#core().send('Page.navigate', { url: address });
    this.#fromMain.delete(withoutFragment(address));
    if (errorText) {
      const error = new LoadError(errorText, url);
      this.#emit('did-fail-load', new ElectronEvent(), error.errno, error.code, url, true, 1, 1);
      throw error;
    }
    if (!loaderId || this.#finished.has(loaderId)) return;
    const waiting = Promise.withResolvers<void>();
    this.#loads.set(loaderId, waiting);
    await waiting.promise;
  }

  reload(ignoreCache: boolean): void {
    this.#fromMain.add(withoutFragment(host().schemes.toChromium(this.url)));
    this.#core().tell('Page.reload', { ignoreCache });
  }

  /** Whether main itself asked for this document; asking forgets it. */
  takeFromMain(address: string): boolean {
    return this.#fromMain.delete(withoutFragment(address));
  }

  /** The preload has begun in a new document. */
  began(url: string): void {
    this.url = host().schemes.toApp(url);
  }

  attach({ session, targetId }: OpenedPage, isReadyToShow: () => void): void {
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      const isMainFrame = frameId === targetId;
      const isSameDocument = navigationType === 'sameDocument' || navigationType === 'historySameDocument';
      const frame = isMainFrame ? this.#frame() : null;
      const details = { url: host().schemes.toApp(url), isSameDocument, isMainFrame, frame };
      this.#emit('did-start-navigation', eventWith(details), details.url, isSameDocument, isMainFrame, 1, 1);
    });
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== targetId) return;
      this.isLoading = true;
      this.#emit('did-start-loading');
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== targetId) return;
      this.isLoading = false;
      this.#emit('did-stop-loading');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      this.#isErrorPage = frame.unreachableUrl !== undefined;
      this.url = host().schemes.toApp((frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? ''));
      if (!this.#isErrorPage) this.#emit('did-navigate', new ElectronEvent(), this.url, 200, 'OK');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== targetId) return;
      this.url = host().schemes.toApp(url);
      this.#emit('did-navigate-in-page', new ElectronEvent(), this.url, true, 1, 1);
    });
    session.on('Page.domContentEventFired', () => {
      if (!this.#isErrorPage) this.#emit('dom-ready');
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== targetId || this.url === '') return;
      if (name === 'init') this.#abortOthers(loaderId);
      if (name === 'firstPaint') isReadyToShow();
      if (name === 'load') this.#finish(loaderId);
    });
  }

  /** The page has gone; nothing more will load. */
  end(): void {
    this.#abortOthers('');
  }

  #finish(loaderId: string): void {
    this.#finished.add(loaderId);
    if (!this.#isErrorPage) this.#emit('did-finish-load');
    this.#loads.get(loaderId)?.resolve();
    this.#loads.delete(loaderId);
  }

  #abortOthers(loaderId: string): void {
    for (const [other, waiting] of this.#loads) {
      if (other === loaderId) continue;
      this.#loads.delete(other);
      waiting.reject(new LoadError('net::ERR_ABORTED', this.url));
    }
  }
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
