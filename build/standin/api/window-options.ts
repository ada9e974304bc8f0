import { options } from '../strict-object.ts';

const checkWindow = options<Electron.BrowserWindowConstructorOptions>()('BrowserWindowConstructorOptions', [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'icon',
  'center',
  'autoHideMenuBar',
  'paintWhenInitiallyHidden',
  'webPreferences',
]);
const checkPreferences = options<Electron.WebPreferences>()('WebPreferences', [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'partition',
  'session',
  'devTools',
  'spellcheck',
  'webSecurity',
  'webviewTag',
  'additionalArguments',
  'backgroundThrottling',
  'safeDialogs',
  'navigateOnDragDrop',
  'v8CacheOptions',
  'autoplayPolicy',
]);

/** Refuses options that the stand-in does not know, and windows less closed than it makes them. */
export function checkWindowOptions(wish: Electron.BrowserWindowConstructorOptions): void {
  checkWindow(wish);
  const preferences = wish.webPreferences ?? {};
  checkPreferences(preferences);
  const { sandbox, contextIsolation, webSecurity } = preferences;
  const { nodeIntegration, nodeIntegrationInSubFrames, nodeIntegrationInWorker, webviewTag } = preferences;
  if (sandbox === false || contextIsolation === false || webSecurity === false) {
    throw new Error('the stand-in has sandboxed, isolated windows with web security only');
  }
  if (nodeIntegration || nodeIntegrationInSubFrames || nodeIntegrationInWorker || webviewTag) {
    throw new Error('the stand-in has windows without Node and without webview tags only');
  }
}
