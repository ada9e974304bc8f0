import { app } from '../api/app-instance.ts';
import { allWindows, type BrowserWindow } from '../api/browser-window.ts';
import { clipboard } from '../api/clipboard.ts';
import { ElectronEvent } from '../api/electron-event.ts';
import { focusedWindow } from '../api/browser-window.ts';
import { activate, allItems, currentMenu, currentPopup, itemsOf, Menu, type MenuItem } from '../api/menu.ts';
import { setSystemLook } from '../api/native-theme.ts';
import { shownNotification } from '../api/notification.ts';
import { powerMonitor, setPower } from '../api/power.ts';
import { allTrays, trayFacts } from '../api/tray.ts';
import { pageOf } from '../api/web-contents.ts';
import { host } from '../host.ts';
import type { CallAnswer, CallInput, CallName, MenuFacts, WindowFacts } from './calls.ts';

type Handlers = {
  [Name in CallName]: (input: CallInput<Name>) => CallAnswer<Name> | Promise<CallAnswer<Name>>;
};
type MenuPlace = CallInput<'menu'>['of'];

function menuAt(place: MenuPlace): Menu | undefined {
  if (place === 'application') return currentMenu() ?? undefined;
  const [tray] = allTrays();
  return place === 'popup' ? currentPopup() : tray && trayFacts(tray).menu;
}

function* factsOf(menu: Menu | undefined, path: readonly string[] = []): Generator<MenuFacts> {
  for (const item of menu ? itemsOf(menu) : []) {
    yield itemFacts(item, path);
    if (item.submenu instanceof Menu) yield* factsOf(item.submenu, [...path, item.label]);
  }
}

function itemFacts(item: MenuItem, path: readonly string[]): MenuFacts {
  const { id, label, type, role, accelerator } = item;
  const states = { isEnabled: item.enabled, isVisible: item.visible, isChecked: item.checked };
  return { id, label, type, role, accelerator, ...states, path };
}

function windowFacts(window: BrowserWindow): WindowFacts {
  return {
    id: window.id,
    title: window.getTitle(),
    url: window.webContents.getURL(),
    bounds: window.getBounds(),
    isVisible: window.isVisible(),
    isFocused: window.isFocused(),
    isMinimized: window.isMinimized(),
    isMaximized: window.isMaximized(),
    isFullScreen: window.isFullScreen(),
  };
}

function windowWith(id: number): BrowserWindow {
  const window = allWindows().find((candidate) => candidate.id === id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
}

function clickMenu({ of: place, item }: CallInput<'clickMenu'>): null {
  const menu = menuAt(place);
  for (const candidate of menu ? allItems(menu) : []) {
    if (candidate.id !== item && candidate.label !== item) continue;
    activate(candidate, focusedWindow(), {});
    return null;
  }
  throw new Error(`there is no item ${item} in the ${place} menu`);
}

/** What each call of a test does. */
export const handlers: Handlers = {
  prepareDialog: ({ call, answer }) => {
    host().dialogAnswers.prepare(call, answer);
    return null;
  },
  journal: ({ after, waitMs }) => host().journal.after(after, waitMs),
  menu: ({ of: place }) => [...factsOf(menuAt(place))],
  clickMenu,
  trays: () =>
    allTrays().map((tray) => {
      const { toolTip, menu } = trayFacts(tray);
      return { toolTip, menu: [...factsOf(menu)] };
    }),
  clickTray: ({ event }) => {
    const [tray] = allTrays();
    if (!tray) throw new Error('there is no tray icon');
    const bounds = { x: 0, y: 0, width: 24, height: 24 };
    tray.emit(event, {}, bounds, { x: 12, y: 12 });
    return null;
  },
  clickNotification: ({ id }) => {
    const notification = shownNotification(id);
    if (!notification) throw new Error(`there is no notification ${id}`);
    notification.emit('click', new ElectronEvent());
    return null;
  },
  closeNotification: ({ id }) => {
    shownNotification(id)?.close();
    return null;
  },
  windows: () => allWindows().map(windowFacts),
  activateWindow: ({ id }) => {
    windowWith(id).focus();
    return null;
  },
  leaveWindow: ({ id }) => {
    windowWith(id).blur();
    return null;
  },
  closeWindow: ({ id }) => {
    windowWith(id).close();
    return null;
  },
  setWindowBounds: ({ id, bounds }) => {
    windowWith(id).setBounds(bounds);
    return null;
  },
  power: ({ event, ...facts }) => {
    setPower(facts);
    if (event) powerMonitor.emit(event);
    return null;
  },
  systemLook: (look) => {
    setSystemLook(look);
    return null;
  },
  activate: () => {
    app.emit(
      'activate',
      new ElectronEvent(),
      allWindows().some((window) => window.isVisible()),
    );
    return null;
  },
  crashPage: ({ id }) => {
    const page = pageOf(windowWith(id).webContents);
    // The command cannot be answered by a page that has crashed.
    page.send('Page.crash').catch(() => undefined);
    return null;
  },
  clipboard: () => clipboard.readText(),
  quit: () => {
    app.quit();
    return null;
  },
};
