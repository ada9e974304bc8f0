import { host } from '../host.ts';
import type { ProtocolHandler } from '../network/protocol-answer.ts';

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type DisplayHandler = NonNullable<Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]>;
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

export type PermissionName = Parameters<CheckHandler>[1];
export type PermissionDetails = Parameters<RequestHandler>[3];

/** A listener of webRequest with the addresses that it wants to hear of. */
export interface Filtered<Listener> {
  readonly patterns: readonly string[] | undefined;
  readonly listener: Listener;
}

/** Everything that main has laid down for the windows of one session. */
export class SessionRules {
  readonly partition: string;
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  permissionRequest: RequestHandler | null = null;
  permissionCheck: CheckHandler | null = null;
  displayRequest: DisplayHandler | null = null;
  beforeRequest: Filtered<BeforeRequest> | undefined;
  headersReceived: Filtered<HeadersReceived> | undefined;

  constructor(partition: string) {
    this.partition = partition;
  }

  /** Asks the request handler; without one everything is allowed, as under Electron. */
  mayHave(contents: Electron.WebContents, permission: string, details: PermissionDetails): Promise<boolean> {
    const handler = this.permissionRequest;
    if (!handler) return Promise.resolve(true);
    return new Promise((resolve) => handler(contents, permissionName(permission), resolve, details));
  }

  /** Asks the check handler; without one everything is granted, as under Electron. */
  isGranted(contents: Electron.WebContents, permission: string, url: string, mediaType?: string): boolean {
    if (!this.permissionCheck) return true;
    const securityOrigin = `${host().schemes.originOf(url)}/`;
    return this.permissionCheck(contents, permissionName(permission), securityOrigin, {
      isMainFrame: true,
      requestingUrl: url,
      securityOrigin,
      ...(isMediaType(mediaType) && { mediaType }),
    });
  }

  /** Asks the display media handler; without one no screen may be captured. */
  mayCaptureDisplay(request: Parameters<DisplayHandler>[0]): Promise<boolean> {
    const handler = this.displayRequest;
    if (!handler) return Promise.resolve(false);
    return new Promise((resolve) =>
      handler(request, (streams) => resolve(Boolean(streams?.video ?? streams?.audio))),
    );
  }
}

function isMediaType(value: string | undefined): value is 'audio' | 'video' {
  return value === 'audio' || value === 'video';
}

// The gates in the page name permissions as Electron does; anything else is 'unknown' there too.
function isPermissionName(name: string): name is PermissionName {
  return name !== '';
}

function permissionName(name: string): PermissionName {
  return isPermissionName(name) ? name : 'unknown';
}

/** Whether one of webRequest's patterns (`<scheme>://<host>/<path>` with stars) covers the URL. */
export function isCovered(url: string, patterns: readonly string[] | undefined): boolean {
  return (
    patterns?.some((pattern) => {
      if (pattern === '<all_urls>') return true;
      const quoted = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      return new RegExp(`^${quoted}$`, 's').test(url);
    }) ?? true
  );
}
