import type { EventEmitter } from 'node:events';
import type { App } from './api/app.ts';
import type { BrowserWindow } from './api/browser-window.ts';
import type { CommandLine } from './api/command-line-switches.ts';
import type { DownloadItem } from './api/download-item.ts';
import type { IpcMain } from './api/ipc-main.ts';
import type { Menu, MenuItem } from './api/menu.ts';
import type { MessagePortMain } from './api/message-ports.ts';
import type { NativeImage } from './api/native-image.ts';
import type { Notification } from './api/notification.ts';
import type { Protocol } from './api/protocol.ts';
import type { Session } from './api/session.ts';
import type { Tray } from './api/tray.ts';
import type { UtilityProcess } from './api/utility-process.ts';
import type { WebContents } from './api/web-contents.ts';
import type { WebFrameMain } from './api/web-frame-main.ts';
import type { WebRequest } from './api/web-request.ts';
import type { electron } from './electron.ts';

type NotApi = keyof EventEmitter | 'standsFor' | 'prototype' | 'apiName' | 'offeredEvents' | symbol;

/** The members of ours that Electron's declarations lack, or have with another type. */
type Misfit<Ours, Theirs> = {
  [Key in Exclude<keyof Ours, NotApi>]: Key extends keyof Theirs ? (Ours[Key] extends Theirs[Key] ? never : Key) : Key;
}[Exclude<keyof Ours, NotApi>];

type Api = typeof electron;

type Misfits =
  | Exclude<keyof Api, keyof typeof Electron.CrossProcessExports>
  | Misfit<App, Electron.App>
  | Misfit<BrowserWindow, Electron.BrowserWindow>
  | Misfit<typeof BrowserWindow, typeof Electron.BrowserWindow>
  | Misfit<Api['clipboard'], Electron.Clipboard>
  | Misfit<CommandLine, Electron.CommandLine>
  | Misfit<Api['dialog'], Electron.Dialog>
  | Misfit<DownloadItem, Electron.DownloadItem>
  | Misfit<IpcMain, Electron.IpcMain>
  | Misfit<Menu, Electron.Menu>
  | Misfit<typeof Menu, typeof Electron.Menu>
  | Misfit<MenuItem, Electron.MenuItem>
  | Misfit<MessagePortMain, Electron.MessagePortMain>
  | Misfit<NativeImage, Electron.NativeImage>
  | Misfit<typeof NativeImage, typeof Electron.NativeImage>
  | Misfit<Api['nativeTheme'], Electron.NativeTheme>
  | Misfit<Notification, Electron.Notification>
  | Misfit<typeof Notification, typeof Electron.Notification>
  | Misfit<Api['powerMonitor'], Electron.PowerMonitor>
  | Misfit<Api['powerSaveBlocker'], Electron.PowerSaveBlocker>
  | Misfit<Protocol, Electron.Protocol>
  | Misfit<Api['safeStorage'], Electron.SafeStorage>
  | Misfit<Api['screen'], Electron.Screen>
  | Misfit<Session, Electron.Session>
  | Misfit<typeof Session, typeof Electron.Session>
  | Misfit<Api['shell'], Electron.Shell>
  | Misfit<Api['systemPreferences'], Electron.SystemPreferences>
  | Misfit<Tray, Electron.Tray>
  | Misfit<UtilityProcess, Electron.UtilityProcess>
  | Misfit<typeof UtilityProcess, typeof Electron.UtilityProcess>
  | Misfit<WebContents, Electron.WebContents>
  | Misfit<WebFrameMain, Electron.WebFrameMain>
  | Misfit<WebRequest, Electron.WebRequest>;

type Holds<Claim extends true> = Claim;

/** Does not compile while a member differs from Electron's declarations, and then names the member. */
export type EveryMemberFits = Holds<[Misfits] extends [never] ? true : Misfits>;
