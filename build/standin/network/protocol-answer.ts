import type { Session } from '../chromium/connection.ts';
import type { Payload } from '../chromium/protocol.ts';
import type { SchemeMap } from '../wire/scheme-map.ts';
import { gatherBody } from './gather-body.ts';
import { tokenHeader, type StreamHop } from './stream-hop.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type Paused = Payload<'Fetch.requestPaused'>;

const bodiless = new Set([101, 204, 205, 304]);

function requestOf(paused: Paused, schemes: SchemeMap): Request {
  const { method, url, headers, postDataEntries, urlFragment } = paused.request;
  const bytes = postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'));
  return new Request(schemes.toApp(url) + (urlFragment ?? ''), {
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, mapped(name, value, schemes)]),
    ),
    ...(bytes && { body: Buffer.concat(bytes) }),
  });
}

function mapped(name: string, value: string, schemes: SchemeMap): string {
  const isAddress = ['origin', 'referer'].includes(name.toLowerCase());
  return isAddress ? schemes.toApp(value) : value;
}

/** A response's headers, or nothing where main cancels the response. */
export type Headers = readonly (readonly [string, string])[];

export interface AnswerParts {
  readonly schemes: SchemeMap;
  readonly hop: StreamHop;
  /** Lets main's webRequest listener see and change the headers. */
  readonly finishHeaders: (status: number, headers: Headers) => Promise<Headers | undefined>;
}

/** Answers a paused request of the application's own scheme through main's protocol handler. */
export async function answerFromHandler(
  session: Session,
  paused: Paused,
  handler: ProtocolHandler,
  { schemes, hop, finishHeaders }: AnswerParts,
): Promise<void> {
  const { requestId } = paused;
  let response: Response;
  try {
    response = await handler(requestOf(paused, schemes));
  } catch (error) {
    process.stderr.write(
      `[standin] the handler of ${schemes.toApp(paused.request.url)} failed: ${String(error)}\n`,
    );
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  if (response.type === 'error') {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const { status, body } = response;
  const finished = await finishHeaders(status, [...response.headers]);
  if (!finished) {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const headers = finished.map(
    ([name, value]) => [name, schemes.headerToChromium(name.toLowerCase(), value)] as const,
  );
  const knownBytes = Number(response.headers.get('content-length') ?? 0);
  const gathered = body && !bodiless.has(status) ? await gatherBody(body, knownBytes) : undefined;
  if (!gathered || gathered.isWhole) {
    session.tell('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders: headers.map(([name, value]) => ({ name, value })),
      body: gathered?.bytes.toString('base64') ?? '',
      ...(response.statusText && { responsePhrase: response.statusText }),
    });
    return;
  }
  const token = hop.offer({ status, headers, body: gathered.body, cancel: () => gathered.cancel() });
  const sent = [...Object.entries(paused.request.headers), [tokenHeader, token] as const];
  session.tell('Fetch.continueRequest', {
    requestId,
    headers: sent.map(([name, value]) => ({ name, value })),
  });
}
