import { BrowserWindow, screen, type Session } from 'electron';
import { APP_PAGE } from '../app-origin.ts';
import type { AppPaths } from '../paths.ts';
import { MIN_HEIGHT, MIN_WIDTH, placeWindow } from './window-place.ts';
import type { WindowState } from './window-state.ts';

export interface MainWindowParts {
  readonly session: Session;
  readonly state: WindowState;
  readonly paths: AppPaths;
  readonly title: string;
  /** The ground of the theme in force, so that nothing flashes before the first paint. */
  readonly backgroundColor: string;
}

/** Makes the window at once; the page comes into it as soon as it has loaded. */
export function createMainWindow(parts: MainWindowParts): BrowserWindow {
  const workAreas = [
    screen.getPrimaryDisplay().workArea,
    ...screen.getAllDisplays().map((display) => display.workArea),
  ];
  const { isMaximized, ...bounds } = placeWindow(parts.state.place, workAreas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: parts.title,
    icon: parts.paths.icon,
    backgroundColor: parts.backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      session: parts.session,
      preload: parts.paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The system's speller would fetch its dictionaries from the network.
      spellcheck: false,
      // A lesson that is joined again after a drop must not wait for a click to be heard.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  if (isMaximized) window.maximize();
  parts.state.track(window);
  void window.loadURL(APP_PAGE);
  return window;
}

/** Brings a window to the front, whatever it was doing. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
