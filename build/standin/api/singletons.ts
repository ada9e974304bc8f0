import { IpcMain } from './ipc-main.ts';

/** Electron's one `ipcMain`; it stands apart so that pages can reach it without the whole API. */
export const ipcMain = new IpcMain();
