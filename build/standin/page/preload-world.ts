import type { Codec } from '../wire/codec.ts';
import type { FromPage, ToPage } from '../wire/page-messages.ts';
import type { BridgeEnd } from './bridge.ts';
import type { PageHost } from './page-host.ts';
import type { PagePorts } from './page-ports.ts';
import type { WindowWatch } from './window-watch.ts';

/** What the stand-in tells a page's isolated world about itself. */
export interface PreloadFacts {
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly hostKey: string;
  readonly areNotificationsAllowed: boolean;
}

/** The parts that the world is put together from; each was sent as source text of its own. */
export interface PreloadParts {
  say(message: FromPage): void;
  readonly codec: Codec;
  readonly bridge: BridgeEnd;
  createPagePorts(tell: {
    message(id: string, data: unknown, ports: string[]): void;
    closed(id: string): void;
  }): PagePorts;
  readonly watch: WindowWatch;
  readonly facts: PreloadFacts;
}

/** What a preload gets when it requires `electron`. */
export interface PreloadModule {
  readonly contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<Electron.IpcRenderer, 'invoke' | 'send' | 'postMessage'> &
    Record<
      'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'removeAllListeners' | 'listenerCount',
      unknown
    >;
  readonly webFrame: Pick<Electron.WebFrame, 'getZoomFactor'>;
  readonly webUtils: Pick<Electron.WebUtils, 'getPathForFile'>;
}

/** The modules and globals of a sandboxed preload, and the ear for what Node says. */
export interface PreloadWorld {
  hear(message: ToPage): void;
  require(name: string): unknown;
  readonly process: object;
  failed(error: unknown): void;
}

/**
 * Makes the isolated world in which a sandboxed preload runs: `ipcRenderer`, `contextBridge` and
 * the few modules that Electron's sandbox allows. Sent to the page as source text, so it reaches
 * for nothing outside itself.
 */
export function createPreloadWorld(parts: PreloadParts): PreloadWorld {
  const { codec, bridge, facts } = parts;
  const say = (message: FromPage): void => parts.say(message);
  type Listener = (...args: unknown[]) => unknown;

  /** The part of Node's EventEmitter that a sandboxed preload has. */
  class EventEmitter {
    readonly #listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>();

    #add(event: string, listener: Listener, isOnce: boolean): this {
      const listeners = this.#listeners.get(event) ?? [];
      this.#listeners.set(event, [...listeners, { listener, isOnce }]);
      return this;
    }
    on(event: string, listener: Listener): this {
      return this.#add(event, listener, false);
    }
    addListener(event: string, listener: Listener): this {
      return this.#add(event, listener, false);
    }
    once(event: string, listener: Listener): this {
      return this.#add(event, listener, true);
    }
    off(event: string, listener: Listener): this {
      const listeners = this.#listeners.get(event) ?? [];
      const last = listeners.findLastIndex((entry) => entry.listener === listener);
      this.#listeners.set(event, listeners.toSpliced(last, last < 0 ? 0 : 1));
      return this;
    }
    removeListener(event: string, listener: Listener): this {
      return this.off(event, listener);
    }
    removeAllListeners(event?: string): this {
      if (event === undefined) this.#listeners.clear();
      else this.#listeners.delete(event);
      return this;
    }
    listenerCount(event: string): number {
      return this.#listeners.get(event)?.length ?? 0;
    }
    emit(event: string, ...args: unknown[]): boolean {
      const listeners = this.#listeners.get(event) ?? [];
      for (const { listener, isOnce } of listeners) {
        if (isOnce) this.off(event, listener);
        listener.apply(this, args);
      }
      return listeners.length > 0;
    }
  }

  const waiting = new Map<number, { keep: (value: unknown) => void; breakIt: (reason: Error) => void }>();
  let lastId = 0;
  const ask = (makeMessage: (id: number) => FromPage): Promise<unknown> =>
    new Promise((keep, breakIt) => {
      const id = ++lastId;
      say(makeMessage(id));
      waiting.set(id, { keep, breakIt });
    });

  const ports = parts.createPagePorts({
    message: (id, data, sent) => say({ t: 'port', id, data: codec.encode(data), ports: sent }),
    closed: (id) => say({ t: 'port-closed', id }),
  });

  class IpcRenderer extends EventEmitter {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const encoded = codec.encode(args);
      return await ask((id) => ({ t: 'invoke', id, channel, args: encoded })).catch((error: unknown) => {
        throw new Error(
          `Error invoking remote method '${channel}': ${error instanceof Error ? error.message : ''}`,
        );
      });
    }
    send(channel: string, ...args: unknown[]): void {
      say({ t: 'send', channel, args: codec.encode(args) });
    }
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []): void {
      say({
        t: 'post',
        channel,
        data: codec.encode(message),
        ports: transfer.map((port) => ports.send(port)),
      });
    }
  }

  const refuseUnknown = <Offered extends object>(name: string, offered: Offered): Offered =>
    new Proxy(offered, {
      get: (target, key): unknown => {
        if (typeof key === 'symbol' || Reflect.has(target, key) || ['then', '__esModule'].includes(key)) {
          const value: unknown = Reflect.get(target, key);
          // Methods with private state must not see the proxy as their object.
          return typeof value === 'function' && !Object.hasOwn(target, key) ? value.bind(target) : value;
        }
        throw new Error(`the stand-in does not implement ${name}.${key} in a preload`);
      },
    });

  const ipcRenderer = new IpcRenderer();
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => bridge.give(`api:${key}`, api),
  };
  const webFrame = {
    getZoomFactor: () => devicePixelRatio,
  };
  const webUtils = {
    // The one synchronous way to Node: while this world stands still here, Node sets the path.
    getPathForFile: (file: File): string => {
      const lookup = { file, path: '' };
      debugger;
      return lookup.path;
    },
  };
  const electron: PreloadModule = {
    contextBridge: refuseUnknown('contextBridge', contextBridge),
    ipcRenderer: refuseUnknown('ipcRenderer', ipcRenderer),
    webFrame: refuseUnknown('webFrame', webFrame),
    webUtils: refuseUnknown('webUtils', webUtils),
  };
  const modules = new Map<string, object>([
    ['electron', refuseUnknown('electron', electron)],
    ['events', Object.assign(EventEmitter, { EventEmitter, default: EventEmitter })],
    ['timers', { setTimeout, clearTimeout, setInterval, clearInterval }],
    ['url', { URL, URLSearchParams }],
  ]);

  const host: PageHost = {
    requestPermission: async (permission, details) =>
      (await ask((id) => ({ t: 'permission', id, permission, details }))) === true,
    checkPermission: async (permission, mediaType) =>
      (await ask((id) => ({ t: 'check', id, permission, mediaType: mediaType ?? null }))) === true,
    requestDisplay: async ({ video, audio }) =>
      (await ask((id) => ({ t: 'display', id, video, audio }))) === true,
    openWindow: (url, frameName, features) => say({ t: 'open-window', url, frameName, features }),
    closeWindow: () => say({ t: 'close-window' }),
    areNotificationsAllowed: facts.areNotificationsAllowed,
  };
  bridge.give(facts.hostKey, host);

  function settle(
    id: number,
  ): { keep: (value: unknown) => void; breakIt: (reason: Error) => void } | undefined {
    const entry = waiting.get(id);
    waiting.delete(id);
    return entry;
  }

  function hear(message: ToPage): void {
    switch (message.t) {
      case 'answer':
        settle(message.id)?.keep(codec.decode(message.data));
        return;
      case 'failure':
        settle(message.id)?.breakIt(new Error(message.message));
        return;
      case 'message': {
        const args = codec.decode(message.args);
        const event = { sender: ipcRenderer, ports: message.ports.map((id) => ports.receive(id)) };
        const list: unknown[] = Array.isArray(args) ? args : [];
        ipcRenderer.emit(message.channel, event, ...list);
        return;
      }
      case 'port':
        ports.deliver(message.id, codec.decode(message.data), message.ports);
        return;
      case 'port-closed':
        ports.close(message.id);
        return;
      case 'accelerators':
        parts.watch.setAccelerators(message.keys);
    }
  }

  return {
    hear,
    require: (name) => {
      const found = modules.get(name.replace(/^node:/, '').replace(/^electron\/.*$/, 'electron'));
      if (!found) throw new Error(`module not found: ${name}`);
      return found;
    },
    process: refuseUnknown('process', {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      argv: [...facts.argv],
      execPath: facts.execPath,
      platform: facts.platform,
      arch: facts.arch,
      versions: { ...facts.versions },
    }),
    failed: (error) => {
      const text = (name: string): string => String(Reflect.get(Object(error), name));
      console.error('Unable to load preload script', error);
      say({ t: 'preload-failed', message: text('message'), stack: text('stack') });
    },
  };
}
