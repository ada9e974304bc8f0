import { join } from 'node:path';
import type { Session } from './connection.ts';
import type { Chromium } from './launch.ts';
import type { Payload } from './protocol.ts';

/** A page that is attached and has not begun to load anything. */
export interface OpenedPage {
  readonly targetId: string;
  readonly windowId: Promise<number>;
  readonly session: Session;
}

type Attached = Payload<'Target.attachedToTarget'>;

const grantedPermissions = [
  'audioCapture',
  'clipboardReadWrite',
  'clipboardSanitizedWrite',
  'displayCapture',
  'durableStorage',
  'geolocation',
  'idleDetection',
  'localFonts',
  'midi',
  'midiSysex',
  'notifications',
  'sensors',
  'videoCapture',
  'wakeLockScreen',
  'windowManagement',
] as const;

/** The windows of the one Chromium that serves the whole application. */
export class Browser {
  readonly #chromium: Chromium;
  readonly #root: Session;
  readonly #attached = new Map<string, PromiseWithResolvers<Session>>();
  readonly #contexts = new Map<string, Promise<string | undefined>>();
  readonly #own = new Set<string>();
  readonly #pages = new Map<string, Session[]>();
  readonly #first = Promise.withResolvers<void>();
  #opening = Promise.resolve();

  constructor(chromium: Chromium) {
    this.#chromium = chromium;
    this.#root = chromium.connection.session();
    this.#root.on('Target.attachedToTarget', (attached) => void this.#adopt(attached));
    this.#root.tell('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    });
  }

  /** The browser's own session. */
  get root(): Session {
    return this.#root;
  }

  /** Settles when the first window is there. */
  get firstPage(): Promise<void> {
    return this.#first.promise;
  }

  /** Where downloads lie until main has said where they go. */
  get downloadFolder(): string {
    return join(this.#chromium.profileFolder, 'downloads');
  }

  debugEndpoint(): Promise<string | undefined> {
    return this.#chromium.debugEndpoint();
  }

  /**
   * The browser context of an in-memory partition; undefined is the first context, which is itself
   * off the record and is given to the partition that asks first.
   */
  context(partition: string): Promise<string | undefined> {
    const known = this.#contexts.get(partition);
    if (known) return known;
    const made: Promise<string | undefined> =
      this.#contexts.size === 0
        ? Promise.resolve(undefined)
        : this.#root.send('Target.createBrowserContext', {}).then(({ browserContextId }) => browserContextId);
    this.#contexts.set(partition, made);
    void made.then((browserContextId) => this.#grantAll(browserContextId));
    return made;
  }

  /** Opens a window that waits to be prepared; `Runtime.runIfWaitingForDebugger` lets it begin. */
  async open(partition: string, size: { width: number; height: number }): Promise<OpenedPage> {
    const browserContextId = await this.context(partition);
    const created = this.#root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(browserContextId && { browserContextId }),
    });
    this.#opening = created.then(
      () => undefined,
      () => undefined,
    );
    const { targetId } = await created;
    this.#own.add(targetId);
    const session = await this.#expected(targetId).promise;
    const windowId = this.#root
      .send('Browser.getWindowForTarget', { targetId })
      .then((found) => found.windowId);
    // A window may be closed before anybody asks.
    windowId.catch(() => undefined);
    const pages = [...(this.#pages.get(partition) ?? []), session];
    this.#pages.set(partition, pages);
    void session.ended.promise.then(() => pages.splice(pages.indexOf(session), 1));
    this.#first.resolve();
    return { targetId, windowId, session };
  }

  /** The session of some page of the partition, for commands that are about all its storage. */
  pageOf(partition: string): Session | undefined {
    return this.#pages.get(partition)?.at(-1);
  }

  async close(): Promise<void> {
    await this.#chromium.close();
  }

  // The application's permission handlers decide; Chromium itself must not ask a second time.
  #grantAll(browserContextId: string | undefined): void {
    this.#root.tell('Browser.grantPermissions', {
      permissions: [...grantedPermissions],
      ...(browserContextId && { browserContextId }),
    });
  }

  #expected(targetId: string): PromiseWithResolvers<Session> {
    const waiting = this.#attached.get(targetId) ?? Promise.withResolvers<Session>();
    this.#attached.set(targetId, waiting);
    return waiting;
  }

  async #adopt({ sessionId, targetInfo }: Attached): Promise<void> {
    const session = this.#chromium.connection.session(sessionId);
    // A window that a page opened by itself (a link with a target): main has been asked by then
    // and opens windows of its own, so this one never begins.
    if (targetInfo.openerId || targetInfo.openerFrameId) {
      this.#root.tell('Target.closeTarget', { targetId: targetInfo.targetId });
      return;
    }
    this.#expected(targetInfo.targetId).resolve(session);
    await this.#opening;
    if (this.#own.has(targetInfo.targetId)) return;
    // Another debugging client opened it; it is none of the application's windows.
    this.#attached.delete(targetInfo.targetId);
    session.tell('Runtime.runIfWaitingForDebugger');
    this.#root.tell('Target.detachFromTarget', { sessionId });
  }
}
