import type { OpenedPage } from '../chromium/browser.ts';
import type { Session as PageSession } from '../chromium/connection.ts';
import type { Payload } from '../chromium/protocol.ts';
import { host } from '../host.ts';
import { answerFromHandler, type Headers } from '../network/protocol-answer.ts';
import { topDomain } from '../wire/scheme-map.ts';
import type { NavigationWish } from './contents-wiring.ts';
import { isCovered, type SessionRules } from './session-rules.ts';

type Paused = Payload<'Fetch.requestPaused'>;
type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

/** What the owner of a page has to say about its requests. */
export interface RequestOwner {
  readonly rules: SessionRules;
  readonly contentsId: number;
  /** Settles when a document may be committed. */
  readonly prepared: Promise<void>;
  /** Asks main about a document before it is fetched; false keeps the page where it is. */
  mayNavigate(wish: NavigationWish): boolean;
}

const resourceTypes: Record<string, ResourceType> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
};

/**
 * Decides every request of a page: the application's own scheme goes to main's handler, anything
 * else only to where main's webRequest listener lets it go.
 */
export function decideRequests({ session, targetId }: OpenedPage, owner: RequestOwner): void {
  session.on('Fetch.requestPaused', (paused) => {
    const isMainFrame = paused.frameId === targetId;
    const isResponse = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined;
    if (isResponse) void passResponse(session, paused, owner, isMainFrame);
    else void decide(session, paused, owner, isMainFrame);
  });
  session.tell('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}

async function decide(
  session: PageSession,
  paused: Paused,
  owner: RequestOwner,
  isMainFrame: boolean,
): Promise<void> {
  const { requestId, request, resourceType } = paused;
  const { schemes, hop } = host();
  const url = schemes.toApp(request.url) + (request.urlFragment ?? '');
  const refuse = (errorReason: 'Aborted' | 'BlockedByClient' | 'NameNotResolved'): void =>
    session.tell('Fetch.failRequest', { requestId, errorReason });
  // Chromium's window asks for an icon, which Electron's does not.
  if (resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico') {
    session.tell('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  const isRedirect = paused.redirectedRequestId !== undefined;
  if (
    resourceType === 'Document' &&
    !owner.mayNavigate({ url, address: request.url, isMainFrame, isRedirect })
  ) {
    refuse('Aborted');
    return;
  }
  if (resourceType === 'Document') await owner.prepared;
  const isOwn = new URL(request.url).hostname.endsWith(`.${topDomain}`);
  const verdict = await askBeforeRequest(paused, owner, url, isMainFrame, isOwn);
  if (verdict.cancel) {
    refuse('BlockedByClient');
  } else if (verdict.redirectURL) {
    const location = schemes.toChromium(verdict.redirectURL);
    const responseHeaders = [{ name: 'location', value: location }];
    session.tell('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
  } else if (!isOwn) {
    const interceptResponse = owner.rules.headersReceived !== undefined;
    session.tell('Fetch.continueRequest', { requestId, interceptResponse });
  } else {
    const handler = owner.rules.protocolHandlers.get(schemes.scheme ?? '');
    const finishHeaders = (status: number, headers: Headers) =>
      askHeadersReceived(paused, owner, isMainFrame, status, headers);
    if (handler) await answerFromHandler(session, paused, handler, { schemes, hop, finishHeaders });
    else refuse('NameNotResolved');
  }
}

let lastRequest = 0;

function detailsOf(paused: Paused, owner: RequestOwner, url: string, isMainFrame: boolean) {
  const document = isMainFrame ? 'mainFrame' : 'subFrame';
  const type =
    paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other');
  return {
    id: ++lastRequest,
    url,
    method: paused.request.method,
    webContentsId: owner.contentsId,
    resourceType: type,
    referrer: host().schemes.toApp(paused.request.headers.Referer ?? ''),
    timestamp: Date.now(),
  };
}

/** Without a listener the application's own scheme is allowed, and nothing else. */
function askBeforeRequest(
  paused: Paused,
  owner: RequestOwner,
  url: string,
  isMainFrame: boolean,
  isOwn: boolean,
): Promise<Electron.CallbackResponse> {
  const asked = owner.rules.beforeRequest;
  if (!asked || !isCovered(url, asked.patterns)) return Promise.resolve({ cancel: !isOwn });
  const details = { ...detailsOf(paused, owner, url, isMainFrame), uploadData: [] };
  return new Promise((resolve) => asked.listener(details, resolve));
}

/** Lets main's listener see and change a response's headers; undefined where main cancels it. */
async function askHeadersReceived(
  paused: Paused,
  owner: RequestOwner,
  isMainFrame: boolean,
  status: number,
  headers: Headers,
): Promise<Headers | undefined> {
  const asked = owner.rules.headersReceived;
  const url = host().schemes.toApp(paused.request.url);
  if (!asked || !isCovered(url, asked.patterns)) return headers;
  const responseHeaders: Record<string, string[]> = {};
  for (const [name, value] of headers) (responseHeaders[name] ??= []).push(value);
  const statusLine = `HTTP/1.1 ${status}`;
  const details = {
    ...detailsOf(paused, owner, url, isMainFrame),
    statusLine,
    statusCode: status,
    responseHeaders,
  };
  const verdict = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
    asked.listener(details, resolve),
  );
  if (verdict.cancel) return undefined;
  const changed = Object.entries(verdict.responseHeaders ?? responseHeaders);
  return changed.flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const));
}

async function passResponse(session: PageSession, paused: Paused, owner: RequestOwner, isMainFrame: boolean) {
  const { requestId, responseStatusCode = 200, responseHeaders = [] } = paused;
  if (paused.responseErrorReason) {
    session.tell('Fetch.continueResponse', { requestId });
    return;
  }
  const headers = responseHeaders.map(({ name, value }) => [name, value] as const);
  const finished = await askHeadersReceived(paused, owner, isMainFrame, responseStatusCode, headers);
  if (!finished) session.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  else {
    session.tell('Fetch.continueResponse', {
      requestId,
      responseCode: responseStatusCode,
      responseHeaders: finished.map(([name, value]) => ({ name, value })),
    });
  }
}
