import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { APP_SCHEME, isAppUrl } from './app-origin.ts';
import { fileResponse, type ReadFilePart } from './files/file-response.ts';

/** How Chromium treats the scheme; to be registered before the application is ready. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const PERMISSIONS_POLICY = [
  'camera=(self)',
  'microphone=(self)',
  'fullscreen=(self)',
  'clipboard-write=(self)',
  'display-capture=(self)',
  'geolocation=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'bluetooth=()',
  'payment=()',
].join(', ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': PERMISSIONS_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/**
 * Answers the requests of the application's own pages with the files of one folder, with those of the open
 * person, and nothing else.
 */
export function makeAppProtocol(folder: string, read: ReadFilePart): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const own = isAppUrl(request.url) ? await fileResponse(request, read) : undefined;
    if (own) {
      for (const [name, value] of Object.entries(HEADERS)) own.headers.set(name, value);
      return own;
    }
    const path = filePath(folder, request.url);
    if (path === undefined) return refusal(404);
    const contentType = CONTENT_TYPES.get(extname(path));
    if (contentType === undefined) return refusal(404);
    try {
      const body = await readFile(path);
      return new Response(request.method === 'HEAD' ? null : body, {
        headers: { ...HEADERS, 'content-type': contentType, 'content-length': String(body.byteLength) },
      });
    } catch {
      return refusal(404);
    }
  };
}

export function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string, read: ReadFilePart): void {
  protocol.handle(APP_SCHEME, makeAppProtocol(folder, read));
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}

/**
 * The file that an address means, or undefined where it leaves the folder. The address is decoded once, as
 * a browser does; a second layer of encoding stays a strange file name that does not exist.
 */
function filePath(folder: string, address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !isAppUrl(address)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').includes('..')) return undefined;
  const path = join(folder, name === '/' ? 'index.html' : name);
  return path.startsWith(folder + sep) ? path : undefined;
}
