import { app } from './api/app-instance.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { clipboard } from './api/clipboard.ts';
import { desktopCapturer } from './api/desktop-capturer.ts';
import { dialog } from './api/dialog.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { MessageChannelMain } from './api/message-ports.ts';
import { NativeImage } from './api/native-image.ts';
import { nativeTheme } from './api/native-theme.ts';
import { Notification } from './api/notification.ts';
import { powerMonitor, powerSaveBlocker } from './api/power.ts';
import { Protocol } from './api/protocol.ts';
import { safeStorage } from './api/safe-storage.ts';
import { screen } from './api/screen.ts';
import { rulesOf, Session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { ipcMain } from './api/singletons.ts';
import { systemPreferences } from './api/system-preferences.ts';
import { Tray } from './api/tray.ts';
import { UtilityProcess } from './api/utility-process.ts';

const defaultSession = Session.fromPartition('');
if (!(defaultSession instanceof Session)) throw new Error('there is no default session');
const protocol = new Protocol(rulesOf(defaultSession));

/** What main gets when it requires `electron`. */
export const electron = {
  app,
  BrowserWindow,
  clipboard,
  desktopCapturer,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage: NativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session: Session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess: UtilityProcess,
};
