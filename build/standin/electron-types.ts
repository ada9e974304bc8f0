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
import type { PreloadModule } from './page/preload-world.ts';

type NotApi = keyof EventEmitter | 'standsFor' | 'prototype' | 'apiName' | 'offeredEvents' | symbol;

/** The members of ours that Electron's declarations lack, or have with another type. */
type Misfit<Ours, Theirs> = {
  [Key in Exclude<keyof Ours, NotApi>]: Key extends keyof Theirs
    ? Ours[Key] extends Theirs[Key]
      ? never
      : Key
    : Key;
}[Exclude<keyof Ours, NotApi>];

type Api = typeof electron;

type Whole<Data> = [Data, Data];
// Listening is typed by overloads on this, which only Electron's own class can satisfy.
type IpcTalk = 'invoke' | 'send' | 'postMessage';
type IpcListening = Exclude<keyof PreloadModule['ipcRenderer'], IpcTalk>;

type NotInRequests = 'webContents' | 'frame' | 'initiatorOrigin';
type InChecks = 'isMainFrame' | 'mediaType' | 'requestingUrl' | 'securityOrigin';

/** Each thing of the stand-in beside what it stands for. */
interface Pairs {
  electron: [Api & PreloadModule, typeof Electron.CrossProcessExports];
  App: [App, Electron.App];
  BrowserWindow: [BrowserWindow, Electron.BrowserWindow];
  'typeof BrowserWindow': [typeof BrowserWindow, typeof Electron.BrowserWindow];
  Clipboard: [Api['clipboard'], Electron.Clipboard];
  CommandLine: [CommandLine, Electron.CommandLine];
  DesktopCapturer: [Api['desktopCapturer'], Electron.DesktopCapturer];
  Dialog: [Api['dialog'], Electron.Dialog];
  DownloadItem: [DownloadItem, Electron.DownloadItem];
  IpcMain: [IpcMain, Electron.IpcMain];
  Menu: [Menu, Electron.Menu];
  'typeof Menu': [typeof Menu, typeof Electron.Menu];
  MenuItem: [MenuItem, Electron.MenuItem];
  MessagePortMain: [MessagePortMain, Electron.MessagePortMain];
  NativeImage: [NativeImage, Electron.NativeImage];
  'typeof NativeImage': [typeof NativeImage, typeof Electron.NativeImage];
  NativeTheme: [Api['nativeTheme'], Electron.NativeTheme];
  Notification: [Notification, Electron.Notification];
  'typeof Notification': [typeof Notification, typeof Electron.Notification];
  PowerMonitor: [Api['powerMonitor'], Electron.PowerMonitor];
  PowerSaveBlocker: [Api['powerSaveBlocker'], Electron.PowerSaveBlocker];
  Protocol: [Protocol, Electron.Protocol];
  SafeStorage: [Api['safeStorage'], Electron.SafeStorage];
  Screen: [Api['screen'], Electron.Screen];
  Session: [Session, Electron.Session];
  'typeof Session': [typeof Session, typeof Electron.Session];
  Shell: [Api['shell'], Electron.Shell];
  SystemPreferences: [Api['systemPreferences'], Electron.SystemPreferences];
  Tray: [Tray, Electron.Tray];
  UtilityProcess: [UtilityProcess, Electron.UtilityProcess];
  'typeof UtilityProcess': [typeof UtilityProcess, typeof Electron.UtilityProcess];
  WebContents: [WebContents, Electron.WebContents];
  WebFrameMain: [WebFrameMain, Electron.WebFrameMain];
  WebRequest: [WebRequest, Electron.WebRequest];
  ContextBridge: [PreloadModule['contextBridge'], Electron.ContextBridge];
  IpcRenderer: [
    Pick<PreloadModule['ipcRenderer'], IpcTalk> & Pick<Electron.IpcRenderer, IpcListening>,
    Electron.IpcRenderer,
  ];
  WebFrame: [PreloadModule['webFrame'], Electron.WebFrame];
  WebUtils: [PreloadModule['webUtils'], Electron.WebUtils];
  // What follows is plain data that main is given whole.
  CallbackResponse: Whole<Electron.CallbackResponse>;
  DecryptStringAsyncReturnValue: Whole<Electron.DecryptStringAsyncReturnValue>;
  DesktopCapturerSource: Whole<Electron.DesktopCapturerSource>;
  Details: Whole<Electron.Details>;
  Display: Whole<Electron.Display>;
  DisplayMediaRequestHandlerHandlerRequest: Whole<Electron.DisplayMediaRequestHandlerHandlerRequest>;
  Event: Whole<Electron.Event>;
  FileFilter: Whole<Electron.FileFilter>;
  HandlerDetails: Whole<Electron.HandlerDetails>;
  IpcMainEvent: Whole<Omit<Electron.IpcMainEvent, 'returnValue'>>;
  IpcMainInvokeEvent: Whole<Electron.IpcMainInvokeEvent>;
  IpcRendererEvent: Whole<Electron.IpcRendererEvent>;
  MediaAccessPermissionRequest: Whole<Electron.MediaAccessPermissionRequest>;
  MessageBoxReturnValue: Whole<Electron.MessageBoxReturnValue>;
  MessageEvent: Whole<Electron.MessageEvent>;
  OnBeforeRequestListenerDetails: Whole<Omit<Electron.OnBeforeRequestListenerDetails, NotInRequests>>;
  OnHeadersReceivedListenerDetails: Whole<Omit<Electron.OnHeadersReceivedListenerDetails, NotInRequests>>;
  OpenDialogReturnValue: Whole<Omit<Electron.OpenDialogReturnValue, 'bookmarks'>>;
  PermissionCheckHandlerHandlerDetails: Whole<Pick<Electron.PermissionCheckHandlerHandlerDetails, InChecks>>;
  PermissionRequest: Whole<Electron.PermissionRequest>;
  Point: Whole<Electron.Point>;
  Process: Whole<Pick<NodeJS.Process, 'defaultApp' | 'resourcesPath' | 'type'>>;
  ProcessVersions: Whole<Pick<NodeJS.ProcessVersions, 'chrome' | 'electron'>>;
  Rectangle: Whole<Electron.Rectangle>;
  Referrer: Whole<Electron.Referrer>;
  RenderProcessGoneDetails: Whole<Electron.RenderProcessGoneDetails>;
  SaveDialogReturnValue: Whole<Omit<Electron.SaveDialogReturnValue, 'bookmark'>>;
  Size: Whole<Electron.Size>;
  Streams: Whole<Pick<Electron.Streams, 'video' | 'audio'>>;
  WebContentsConsoleMessageEventParams: Whole<Electron.WebContentsConsoleMessageEventParams>;
  WebContentsDidStartNavigationEventParams: Whole<Electron.WebContentsDidStartNavigationEventParams>;
  WebContentsWillFrameNavigateEventParams: Whole<Electron.WebContentsWillFrameNavigateEventParams>;
  WebContentsWillNavigateEventParams: Whole<Electron.WebContentsWillNavigateEventParams>;
  WebContentsWillRedirectEventParams: Whole<Electron.WebContentsWillRedirectEventParams>;
}

// Whether the top object's members fit is the business of the other rows; only its names count.
type MisfitOf<Name extends keyof Pairs> = Name extends 'electron'
  ? Exclude<keyof Pairs[Name][0], keyof Pairs[Name][1]>
  : Misfit<Pairs[Name][0], Pairs[Name][1]>;

type Misfits = { [Name in keyof Pairs]: `${Name}.${MisfitOf<Name> & string}` }[keyof Pairs];

type Holds<Claim extends true> = Claim;

/** Does not compile while a member differs from Electron's declarations, and then names the member. */
export type EveryMemberFits = Holds<[Misfits] extends [never] ? true : Misfits>;
