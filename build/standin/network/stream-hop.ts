import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { makeStreamKey, selfSignedCertificate } from './self-signed.ts';

/** A response whose body is still coming. */
export interface StreamedResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the body early: the page has given up. */
  cancel(): void;
}

/** The request header that says which response Chromium has come for. */
export const tokenHeader = 'x-zvonok-standin-token';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Chromium's debugging protocol can answer a request only with a whole body. What is long or slow
 * goes this way instead: the request continues, and the browser, for which every host of the
 * application's own domain is this loopback port, fetches the body here once, as a real stream.
 */
export class StreamHop {
  readonly #key = makeStreamKey();
  readonly #server: Server = createServer((socket) => void this.#accept(socket));
  readonly #offered = new Map<string, StreamedResponse>();
  #tls: Promise<{ emit(event: 'connection', socket: Socket): boolean }> | undefined;

  /** Starts to listen and gives the port and the fingerprint that Chromium must know. */
  async listen(): Promise<{ streamPort: number; streamKeySha256: string }> {
    this.#server.listen(0, '127.0.0.1').unref();
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const streamPort = typeof address === 'object' && address ? address.port : 0;
    return { streamPort, streamKeySha256: this.#key.sha256 };
  }

  /** Keeps the response for the one request that will bring the returned token. */
  offer(response: StreamedResponse): string {
    const token = randomUUID();
    this.#offered.set(token, response);
    return token;
  }

  // The TLS machinery is loaded only when the first stream is fetched.
  async #accept(socket: Socket): Promise<void> {
    socket.unref();
    this.#tls ??= import('node:https').then(({ createServer: createTlsServer }) => {
      const cert = selfSignedCertificate(this.#key);
      const answer: Handler = (request, response) => void this.#answer(request, response);
      return createTlsServer({ key: this.#key.privateKey, cert }, answer);
    });
    (await this.#tls).emit('connection', socket);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = String(request.headers[tokenHeader]);
    const offered = this.#offered.get(token);
    this.#offered.delete(token);
    if (!offered) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(offered.status, [['cache-control', 'no-store'], ...offered.headers].flat());
    const closed = once(response, 'close').then(() => offered.cancel());
    try {
      for await (const chunk of offered.body) {
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), closed]);
      }
      response.end();
    } catch {
      response.destroy();
    }
  }
}
