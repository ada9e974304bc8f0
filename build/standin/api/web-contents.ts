import type { OpenedPage } from '../chromium/browser.ts';
import { host } from '../host.ts';
import { face, options, StandinEmitter } from '../strict-object.ts';
import { appControls } from './app.ts';
import { watchConsole } from './console-messages.ts';
import { ElectronEvent, eventWith } from './electron-event.ts';
import { IpcMain } from './ipc-main.ts';
import { menuKeys, runMenuCommand } from './menu-keys.ts';
import { colorFeatures } from './native-theme.ts';
import { PageCore, type PageWish } from './page-core.ts';
import { answerPage, postToPage, sendToPage } from './page-dialogue.ts';
import { PageLoad } from './page-load.ts';
import { decideRequests } from './page-requests.ts';
import { capture, editInPage, printPdf, recordPrint, runInPage } from './page-tasks.ts';
import { ipcMain } from './singletons.ts';
import { WebFrameMain } from './web-frame-main.ts';

/** What a page asks of the window that it is in. */
export interface ContentsOwner {
  close(): void;
  focus(): void;
  isFocused(): boolean;
  resized(width: number, height: number): void;
  readyToShow(): void;
  titleChanged(title: string, isExplicit: boolean): void;
  /** A zoom factor needs the window's size. */
  zoomed(factor: number): void;
  /** Opens a further window for this page, as main's open handler allows it. */
  openWindow(url: string, wish: Electron.BrowserWindowConstructorOptions | undefined): void;
  opened(page: OpenedPage): void;
  gone(): void;
}

const checkPrint = options<Electron.WebContentsPrintOptions>()('WebContentsPrintOptions', [
  'silent',
  'printBackground',
  'deviceName',
  'color',
  'margins',
  'landscape',
  'copies',
  'pageSize',
  'pageRanges',
]);
const checkOpenAnswer = options<Electron.WindowOpenHandlerResponse>()('WindowOpenHandlerResponse', [
  'action',
  'overrideBrowserWindowOptions',
]);

let lastId = 0;
