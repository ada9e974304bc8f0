import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { AppError, type AppErrorData, appErrorData } from '../../shared/errors/app-error.ts';
import { MAX_FRAME_BYTES, SYNC_PATH } from '../../shared/protocol/limits.ts';
import type { Connect, Transport } from '../../shared/sync/transport.ts';
import { connectPinned, parseAddress } from './connector.ts';

/**
 * Opens the sync socket of the first address that answers with the right key. All addresses are tried in
 * order; one that answers with another key is not the hub. When none is, `hubOtherKey` says more than
 * `hubUnreachable`, so it is what is told.
 */
export function socketConnect(of: {
  readonly addresses: readonly string[];
  readonly keyPin: string;
}): Connect {
  return () => {
    const abort = new AbortController();
    return {
      transport: dial(of.addresses, of.keyPin, abort.signal),
      cancel: () => abort.abort(),
    };
  };
}

async function dial(addresses: readonly string[], keyPin: string, signal: AbortSignal): Promise<Transport> {
  const failures: AppError[] = [];
  for (const address of addresses) {
    try {
      const pinned = await connectPinned({ address: parseAddress(address), keyPin, signal });
      return await upgrade(pinned, signal);
    } catch (error) {
      failures.push(AppError.from(appErrorData(error)));
      if (signal.aborted) break;
    }
  }
  const otherKey = failures.find((failure) => failure.data.code === 'hubOtherKey');
  throw otherKey ?? failures.at(-1) ?? new AppError('hubUnreachable', { isRetryable: true });
}

/**
 * Makes a sync socket of a connection whose other side has proved its key.
 * Throws AppError `hubUnreachable` when the other side does not take it.
 */
export function upgrade(
  { socket, keyPin }: { readonly socket: Socket; readonly keyPin: string },
  signal: AbortSignal,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const web = new WebSocket(`ws://hub${SYNC_PATH}`, {
      createConnection: () => socket,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      handshakeTimeout: 10_000,
    });
    web.binaryType = 'nodebuffer';
    const transport = new SocketTransport(web, keyPin);
    const fail = (details: string) => {
      web.terminate();
      reject(new AppError('hubUnreachable', { isRetryable: true, details }));
    };
    signal.addEventListener('abort', () => fail('cancelled'), { once: true });
    web.once('error', (error) => fail(error.message));
    web.once('open', () => resolve(transport));
  });
}

class SocketTransport implements Transport {
  readonly hubKeyPin: string;
  readonly #web: WebSocket;
  readonly #early: Uint8Array[] = [];
  #handler: ((frame: Uint8Array) => void) | undefined;
  #isClosed = false;
  #closedHandler: ((reason: AppErrorData | undefined) => void) | undefined;

  constructor(web: WebSocket, hubKeyPin: string) {
    this.#web = web;
    this.hubKeyPin = hubKeyPin;
    // The hub's first frame comes with the upgrade's answer, before anyone has had the time to listen.
    web.on('message', (data, isBinary) => {
      // A hub sends no text: whatever this is, it is not understood.
      if (!isBinary || !Buffer.isBuffer(data)) return web.terminate();
      if (this.#handler) this.#handler(data);
      else this.#early.push(data);
    });
    web.on('close', () => this.#closed());
    web.on('error', () => undefined);
  }

  send(frame: Uint8Array): void {
    if (this.#web.readyState === WebSocket.OPEN) this.#web.send(frame);
  }

  close(): void {
    this.#web.terminate();
  }

  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#handler = handler;
    for (const frame of this.#early.splice(0)) handler(frame);
  }

  onClosed(handler: (reason: AppErrorData | undefined) => void): void {
    this.#closedHandler = handler;
    if (this.#isClosed) handler(undefined);
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closedHandler?.(undefined);
  }
}
