import { app } from './app-instance.ts';
import type { BrowserWindow } from './browser-window.ts';

type Role = NonNullable<Electron.MenuItem['role']>;
type Template = Electron.MenuItemConstructorOptions[];

/** What a role stands for where the item itself does not say otherwise. */
export interface RoleMeaning {
  readonly label: string;
  readonly accelerator?: string;
  /** Chromium carries out the keys of editing by itself; they only show in the menu. */
  readonly isNative?: boolean;
  readonly act?: (window: BrowserWindow | undefined) => void;
  readonly submenu?: Template;
}

const zoomBy =
  (levels: number) =>
  (window: BrowserWindow | undefined): void => {
    const contents = window?.webContents;
    contents?.setZoomLevel(levels === 0 ? 0 : contents.getZoomLevel() + levels);
  };

const separator: Electron.MenuItemConstructorOptions = { type: 'separator' };
const items = (...roles: (Role | undefined)[]): Template =>
  roles.map((role) => (role ? { role } : separator));

const meanings: Partial<Record<Role, RoleMeaning>> = {
  undo: {
    label: 'Undo',
    accelerator: 'CommandOrControl+Z',
    isNative: true,
    act: (window) => window?.webContents.undo(),
  },
  redo: {
    label: 'Redo',
    accelerator: 'Shift+CommandOrControl+Z',
    isNative: true,
    act: (window) => window?.webContents.redo(),
  },
  cut: {
    label: 'Cut',
    accelerator: 'CommandOrControl+X',
    isNative: true,
    act: (window) => window?.webContents.cut(),
  },
  copy: {
    label: 'Copy',
    accelerator: 'CommandOrControl+C',
    isNative: true,
    act: (window) => window?.webContents.copy(),
  },
  paste: {
    label: 'Paste',
    accelerator: 'CommandOrControl+V',
    isNative: true,
    act: (window) => window?.webContents.paste(),
  },
  delete: { label: 'Delete', act: (window) => window?.webContents.delete() },
  selectAll: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    isNative: true,
    act: (window) => window?.webContents.selectAll(),
  },
  reload: { label: 'Reload', accelerator: 'CommandOrControl+R', act: (window) => window?.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CommandOrControl+R',
    act: (window) => window?.webContents.reloadIgnoringCache(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Control+Shift+I',
    act: (window) => window?.webContents.openDevTools(),
  },
  resetZoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', act: zoomBy(0) },
  zoomIn: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', act: zoomBy(0.5) },
  zoomOut: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', act: zoomBy(-0.5) },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', act: () => app.quit() },
  about: { label: 'About' },
  help: { label: 'Help' },
  window: { label: 'Window' },
  editMenu: {
    label: 'Edit',
    submenu: items('undo', 'redo', undefined, 'cut', 'copy', 'paste', 'delete', undefined, 'selectAll'),
  },
  fileMenu: { label: 'File', submenu: items('quit') },
  viewMenu: {
    label: 'View',
    submenu: items(
      'reload',
      'forceReload',
      'toggleDevTools',
      undefined,
      'resetZoom',
      'zoomIn',
      'zoomOut',
      undefined,
      'togglefullscreen',
    ),
  },
  windowMenu: { label: 'Window', submenu: items('minimize', 'close') },
  appMenu: { label: 'Application', submenu: items('about', undefined, 'quit') },
};

function isOffered(role: string): role is Role {
  return role in meanings;
}

/** The role with its meaning; throws by name where the stand-in does not carry it out. */
export function readRole(role: string): { readonly role: Role; readonly meaning: RoleMeaning } {
  const meaning = isOffered(role) ? meanings[role] : undefined;
  if (!isOffered(role) || !meaning)
    throw new Error(`the stand-in does not implement the menu role '${role}'`);
  return { role, meaning };
}
