import type { MenuItemConstructorOptions } from 'electron';
import type { IpcEvents } from '../../shared/ipc/channels.ts';
import type { MainTexts } from './texts.ts';

type AppCommand = IpcEvents['app.command']['command'];

export interface MenuParts {
  readonly texts: MainTexts;
  readonly platform: NodeJS.Platform;
  readonly hasDeveloperTools: boolean;
  /** Tells the window to carry out a command. */
  readonly onCommand: (command: AppCommand) => void;
}

/** The application menu. What the system can do by itself is a role; the rest goes to the window. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin';
  return [
    ...(isMac ? [macAppMenu(parts)] : [fileMenu(parts)]),
    editMenu(parts),
    viewMenu(parts),
    goMenu(parts),
    ...(isMac ? [macWindowMenu(parts)] : []),
    helpMenu(parts),
  ];
}

function commandItem(
  { onCommand }: MenuParts,
  command: AppCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  return { label, click: () => onCommand(command), ...(accelerator ? { accelerator } : {}) };
}

function macAppMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { menu, appName } = parts.texts;
  return {
    label: appName,
    submenu: [
      commandItem(parts, 'about', menu.about),
      { type: 'separator' },
      commandItem(parts, 'settings', menu.settings, 'CmdOrCtrl+,'),
      commandItem(parts, 'lock', menu.lock, 'CmdOrCtrl+L'),
      { type: 'separator' },
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.showAll },
      { type: 'separator' },
      { role: 'quit', label: menu.quit },
    ],
  };
}

function fileMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { menu } = parts.texts;
  return {
    label: menu.file,
    submenu: [
      commandItem(parts, 'settings', menu.settings, 'CmdOrCtrl+,'),
      commandItem(parts, 'lock', menu.lock, 'CmdOrCtrl+L'),
      { type: 'separator' },
      { role: 'quit', label: menu.quit, accelerator: 'CmdOrCtrl+Q' },
    ],
  };
}

function editMenu({ texts: { menu } }: MenuParts): MenuItemConstructorOptions {
  return {
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      { type: 'separator' },
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu.selectAll },
    ],
  };
}

function viewMenu({ texts: { menu }, hasDeveloperTools }: MenuParts): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: menu.reload },
    { role: 'toggleDevTools', label: menu.developerTools },
  ];
  return {
    label: menu.view,
    submenu: [
      { role: 'zoomIn', label: menu.zoomIn },
      { role: 'zoomOut', label: menu.zoomOut },
      { role: 'resetZoom', label: menu.zoomReset },
      { type: 'separator' },
      { role: 'togglefullscreen', label: menu.fullScreen },
      ...(hasDeveloperTools ? tools : []),
    ],
  };
}

function goMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { menu } = parts.texts;
  return {
    label: menu.go,
    submenu: [
      commandItem(parts, 'chats', menu.chats, 'CmdOrCtrl+1'),
      commandItem(parts, 'people', menu.people, 'CmdOrCtrl+2'),
      { type: 'separator' },
      commandItem(parts, 'search', menu.search, 'CmdOrCtrl+K'),
      // The keys of browsers do the same.
      { ...commandItem(parts, 'search', menu.search, 'CmdOrCtrl+F'), visible: false },
    ],
  };
}

function macWindowMenu({ texts: { menu } }: MenuParts): MenuItemConstructorOptions {
  return {
    label: menu.window,
    submenu: [
      { role: 'minimize', label: menu.minimize },
      { role: 'close', label: menu.close },
    ],
  };
}

function helpMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { menu } = parts.texts;
  const about = parts.platform === 'darwin' ? [] : [commandItem(parts, 'about', menu.about)];
  return { label: menu.help, submenu: [commandItem(parts, 'help', menu.instructions, 'F1'), ...about] };
}
