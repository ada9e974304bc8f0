import type { WebContents } from 'electron';
import { APP_SCHEME, isAppUrl } from './app-origin.ts';

const MAX_LINK_LETTERS = 2000;
const LOCAL_SCHEMES = new Set([`${APP_SCHEME}:`, 'blob:', 'data:', 'devtools:']);

/** Whether a page may load an address: everything that would reach a network is left out. */
export function isLocalRequest(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && LOCAL_SCHEMES.has(url.protocol);
}

/**
 * Whether a link may be handed to the system's browser: an https address of a named host, without a name and
 * password in it.
 */
export function mayOpenOutside(address: string): boolean {
  if (address.length > MAX_LINK_LETTERS) return false;
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === 'https:' && url.host !== '' && url.username === '' && url.password === ''
  );
}

export interface NavigationOptions {
  /** Opens a link in the system's browser; only called with links that passed the rule. */
  readonly openOutside: (address: string) => void;
  readonly onRefused: (what: 'navigation' | 'window' | 'webview') => void;
}

/** Keeps a window on the application's own page: nothing navigates, opens or embeds anything. */
export function guardNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  options: NavigationOptions,
): void {
  const openOutside = (address: string, what: 'navigation' | 'window'): void => {
    if (mayOpenOutside(address)) options.openOutside(address);
    else options.onRefused(what);
  };
  contents.on('will-navigate', (event) => {
    // Loading the page anew is the only journey there is.
    if (event.isMainFrame && isAppUrl(event.url)) return;
    event.preventDefault();
    openOutside(event.url, 'navigation');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    options.onRefused('navigation');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    options.onRefused('webview');
  });
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, 'window');
    return { action: 'deny' };
  });
}
