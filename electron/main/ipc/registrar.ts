import { ipcMain, type WebContents } from 'electron';
import { IPC_REQUESTS, type IpcRequestName } from '../../../shared/ipc/channels.ts';
import { checkedCall, type CheckedCallOptions } from './checked-call.ts';
import type { IpcHandlers } from './handlers.ts';

/**
 * Gives every request of `IPC_REQUESTS` its one receiver. Nothing else in the application imports `ipcMain`;
 * a request that is not in the list has no receiver and is refused by Electron.
 */
export function registerIpc(handlers: IpcHandlers, options: CheckedCallOptions<WebContents>): void {
  const names = Object.keys(IPC_REQUESTS).filter(isRequestName);
  const unknown = Object.keys(handlers).filter((name) => !isRequestName(name));
  if (unknown.length > 0) throw new Error(`handlers without a request: ${unknown.join(', ')}`);
  for (const name of names) register(name, handlers, options);
}

function register<N extends IpcRequestName>(
  name: N,
  handlers: IpcHandlers,
  options: CheckedCallOptions<WebContents>,
): void {
  const call = checkedCall(name, handlers[name], options);
  ipcMain.handle(name, (event, data: unknown) => call(event, data));
}

function isRequestName(name: string): name is IpcRequestName {
  return Object.hasOwn(IPC_REQUESTS, name);
}
