import { randomUUID } from 'node:crypto';
import type { OpenedPage } from '../chromium/browser.ts';
import type { Session as PageSession } from '../chromium/connection.ts';
import { PageWire } from '../chromium/page-wire.ts';
import type { Command, Input, Output } from '../chromium/protocol.ts';
import { host } from '../host.ts';
import { isolatedWorldScript, mainWorldScript, type Preload } from '../page/injected-scripts.ts';
import { codec } from '../wire/node-codec.ts';
import type { FromPage, ToPage } from '../wire/page-messages.ts';
import { PortLink } from '../wire/port-link.ts';
import { readColor, readPreload } from './page-inputs.ts';
import type { SessionRules } from './session-rules.ts';

/** How a page is to be made; the parts of Electron's webPreferences that matter to it. */
export interface PageWish {
  readonly rules: SessionRules;
  readonly preloadPath: string | undefined;
  readonly additionalArguments: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly backgroundColor: string | undefined;
  areNotificationsAllowed(): boolean;
}

type Attach = (page: OpenedPage) => void;

/**
 * The page behind a WebContents: opens while main goes on, and takes commands from the first moment,
 * in their order.
 */
export class PageCore {
  readonly wish: PageWish;
  readonly ports: PortLink;
  readonly opened: Promise<OpenedPage>;
  readonly #prepared = Promise.withResolvers<void>();
  #wire: PageWire | undefined;
  #hasEnded = false;

  /** `attach` is called with the page before it begins, to listen to it and to prepare it. */
  constructor(wish: PageWish, receive: (message: FromPage) => void, attach: Attach) {
    this.wish = wish;
    this.ports = new PortLink('main', {
      message: (id, data, ports) => this.say({ t: 'port', id, data: codec.encode(data), ports }),
      closed: (id) => this.say({ t: 'port-closed', id }),
    });
    this.opened = this.#open(receive, attach);
    // The owner learns of a failure through whatever it asks of the page.
    this.opened.catch(() => undefined);
  }

  /** Sends a command once the page is there; a page that has gone is no failure. */
  tell<C extends Command>(command: C, input?: Input<C>): void {
    void this.opened.then(({ session }) => {
      if (!this.#hasEnded) session.tell(command, input);
    });
  }

  async send<C extends Command>(command: C, input?: Input<C>): Promise<Output<C>> {
    const { session } = await this.opened;
    return await session.send(command, input);
  }

  /** Settles when a document may be committed, because its preload will run. */
  get prepared(): Promise<void> {
    return this.#prepared.promise;
  }

  say(message: ToPage): void {
    this.#wire?.say(message);
  }

  /** Ends the page; its session ends when it has gone. */
  close(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    void this.opened.then(async ({ targetId }) =>
      (await host().browser).root.tell('Target.closeTarget', { targetId }),
    );
  }

  async #open(receive: (message: FromPage) => void, attach: Attach): Promise<OpenedPage> {
    const browser = await host().browser;
    const page = await browser.open(this.wish.rules.partition, this.wish.size);
    this.#prepare(page.session, receive);
    attach(page);
    page.session.tell('Runtime.runIfWaitingForDebugger');
    return page;
  }

  #prepare(session: PageSession, receive: (message: FromPage) => void): void {
    this.#wire = new PageWire(session, receive);
    session.tell('Page.enable');
    session.tell('Page.setLifecycleEventsEnabled', { enabled: true });
    session.tell('Log.enable');
    session.tell('Inspector.enable');
    const preload = readPreload(this.wish.preloadPath);
    const needsFilePaths = preload?.source.includes('getPathForFile') ?? false;
    // A page that is closed before it is prepared has nothing to wait for.
    const prepared = this.#wire.prepare(this.#scripts(preload), needsFilePaths).catch(() => undefined);
    void prepared.then(() => this.#prepared.resolve());
    const color = readColor(this.wish.backgroundColor);
    if (color) session.tell('Emulation.setDefaultBackgroundColorOverride', { color });
  }

  #scripts(preload: Preload | undefined): { mainWorld: string; isolatedWorld: string } {
    const secret = randomUUID();
    const versions = { ...process.versions };
    const facts = {
      argv: [process.execPath, '--type=renderer', ...this.wish.additionalArguments],
      execPath: process.execPath,
      platform: process.platform,
      arch: process.arch,
      versions: {
        node: versions.node,
        electron: versions.electron,
        chrome: versions.chrome,
        v8: versions.v8,
        standin: '1',
      },
      areNotificationsAllowed: this.wish.areNotificationsAllowed(),
    };
    return { mainWorld: mainWorldScript(secret), isolatedWorld: isolatedWorldScript(secret, facts, preload) };
  }
}
