import { StandinEmitter } from '../strict-object.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** The handler of a channel for one call; undefined where main has none. */
export let takeHandler: (ipc: IpcMain, channel: string) => Handler | undefined;

/** Electron's ipcMain: any name is a channel. */
export class IpcMain extends StandinEmitter<Electron.IpcMain> {
  static readonly apiName = 'ipcMain';
  static override readonly offeredEvents = undefined;
  readonly #handlers = new Map<string, { handler: Handler; isOnce: boolean }>();

  handle(channel: string, handler: Parameters<Electron.IpcMain['handle']>[1]): void {
    this.#add(channel, handler, false);
  }

  handleOnce(channel: string, handler: Parameters<Electron.IpcMain['handle']>[1]): void {
    this.#add(channel, handler, true);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  static {
    takeHandler = (ipc, channel) => {
      const entry = ipc.#handlers.get(channel);
      if (entry?.isOnce) ipc.#handlers.delete(channel);
      return entry?.handler;
    };
  }

  #add(channel: string, handler: unknown, isOnce: boolean): void {
    if (!isHandler(handler))
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, { handler, isOnce });
  }
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
