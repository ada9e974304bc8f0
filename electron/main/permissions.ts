import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** What a page of ours may have. Whatever is not here, device permissions included, is refused. */
const ALLOWED = new Set<string>(['media', 'notifications', 'fullscreen', 'clipboard-sanitized-write']);

export interface PermissionAsk {
  readonly permission: string;
  /** The page that asks: an address or a bare origin. */
  readonly origin: string;
  readonly isMainFrame: boolean;
  /** For `media`: what is wanted. */
  readonly mediaTypes: readonly string[];
}

/** The one table behind both of Electron's questions, "may it ask?" and "does it have it?". */
export function isPermitted(ask: PermissionAsk): boolean {
  if (!ask.isMainFrame || !isAppUrl(ask.origin) || !ALLOWED.has(ask.permission)) return false;
  // "unknown" is what Chromium says when it lists devices without opening one.
  return ask.mediaTypes.every((type) => type === 'audio' || type === 'video' || type === 'unknown');
}

type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Puts the table in force for every page of a session. */
export function guardPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      isPermitted({
        permission,
        origin: details.requestingUrl,
        isMainFrame: details.isMainFrame,
        mediaTypes: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [],
      }),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted({
      permission,
      origin,
      isMainFrame: details.isMainFrame,
      mediaTypes: details.mediaType === undefined ? [] : [details.mediaType],
    }),
  );
  session.setDevicePermissionHandler(() => false);
}
