import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** What a page of ours may have. Whatever is not here, device permissions included, is refused. */
const ALLOWED = new Set<string>(['media', 'notifications', 'fullscreen', 'clipboard-sanitized-write']);
/** What a page may have only right after its person chose what to show. */
const ALLOWED_ONCE_CHOSEN = 'display-capture';

export interface PermissionAsk {
  readonly permission: string;
  /** The page that asks: an address or a bare origin. */
  readonly origin: string;
  readonly isMainFrame: boolean;
  /** For `media`: what is wanted. */
  readonly mediaTypes: readonly string[];
}

/**
 * The one table behind both of Electron's questions, "may it ask?" and "does it have it?".
 * @param isScreenChosen whether somebody has just chosen a screen to show
 */
export function isPermitted(ask: PermissionAsk, isScreenChosen = false): boolean {
  if (!ask.isMainFrame || !isAppUrl(ask.origin)) return false;
  if (ask.permission === ALLOWED_ONCE_CHOSEN) return isScreenChosen;
  if (!ALLOWED.has(ask.permission)) return false;
  // "unknown" is what Chromium says when it lists devices without opening one.
  return ask.mediaTypes.every((type) => type === 'audio' || type === 'video' || type === 'unknown');
}

type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Puts the table in force for every page of a session. */
export function guardPermissions(session: PermissionSession, isScreenChosen = () => false): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: origin, isMainFrame } = details;
    callback(isPermitted({ permission, origin, isMainFrame, mediaTypes }, isScreenChosen()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(
      {
        permission,
        origin,
        isMainFrame: details.isMainFrame,
        mediaTypes: details.mediaType === undefined ? [] : [details.mediaType],
      },
      isScreenChosen(),
    ),
  );
  session.setDevicePermissionHandler(() => false);
}
