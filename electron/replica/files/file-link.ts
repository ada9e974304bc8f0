import { request, type IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ACK_BYTES, FILES_PATH, TUS_VERSION } from '../../../shared/files/limits.ts';
import { connectToHub, PinnedAgent } from './pinned-agent.ts';
import { refusalIn } from './refusal.ts';
import { responsesOf } from './responses.ts';
import type { TransferPace } from './transfer-pace.ts';

export interface FileLinkOptions {
  readonly addresses: readonly string[];
  readonly keyPin: string;
  /** What the hub gives to this device over its session; a new one where the last has expired. */
  readonly pass: (isNew: boolean) => Promise<string>;
}

/** Nothing is heard for so long: the link is dead. */
const SILENCE_MS = 60_000;
const READ_BYTES = 512 * 1024;
const MOST_ANSWER_BYTES = 16 * 1024;

export interface Sending {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly pace: TransferPace;
  readonly signal: AbortSignal;
  /** The hub has so many bytes. */
  readonly onDone: (bytes: number) => void;
}

export interface Fetching {
  readonly document: string;
  readonly digest: string;
  readonly sizeBytes: number;
  readonly from: number;
  readonly take: (bytes: Uint8Array) => Promise<void>;
  readonly pace: TransferPace;
  readonly signal: AbortSignal;
}

/** The bytes of files between this computer and the hub, over the pinned connector. */
export class FileLink {
  readonly #options: FileLinkOptions;
  readonly #agent: PinnedAgent;

  constructor(options: FileLinkOptions) {
    this.#options = options;
    this.#agent = new PinnedAgent(options);
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Sends what the hub does not have of a file. Resolves when the hub has confirmed all of it. Throws AppError:
   * `hubUnreachable`, or what the hub says.
   */
  async send(of: Sending): Promise<void> {
    await this.#withPass(async (pass) => {
      const begun = await this.#ask(pass, 'POST', FILES_PATH, of.signal, {
        'upload-length': String(of.sizeBytes),
        'upload-metadata': `digest ${Buffer.from(of.digest).toString('base64')}`,
      });
      const offset = Number(begun.headers['upload-offset'] ?? 0);
      of.onDone(offset);
      if (offset >= of.sizeBytes) return;
      const reached = await this.#patch(pass, String(begun.headers['location'] ?? ''), offset, of);
      if (reached !== of.sizeBytes) throw unreachable('the hub has not taken all of it');
    });
  }

  /** Fetches a file from an offset on. Resolves when all of it was taken. Throws AppError as `send` does. */
  async fetch(of: Fetching): Promise<void> {
    await this.#withPass((pass) => this.#fetch(pass, of));
  }

  async #withPass(run: (pass: string) => Promise<void>): Promise<void> {
    try {
      await run(await this.#options.pass(false));
    } catch (error) {
      if (!(error instanceof AppError) || error.data.code !== 'passExpired') throw error;
      await run(await this.#options.pass(true));
    }
  }

  #ask(
    pass: string,
    method: string,
    path: string,
    signal: AbortSignal,
    headers: Record<string, string>,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, host: 'hub', method, path, signal, headers: { ...tus(pass), ...headers } },
        (response) => void settled(response).then(resolve, reject),
      );
      sent.setTimeout(SILENCE_MS, () => sent.destroy());
      sent.on('error', (error) => reject(errorOf(error)));
      sent.end();
    });
  }

  async #patch(pass: string, path: string, from: number, of: Sending): Promise<number> {
    if (!path.startsWith(`${FILES_PATH}/`)) throw unreachable('the hub names no place');
    const { pace, sizeBytes } = of;
    const sent = request({
      agent: this.#agent,
      host: 'hub',
      method: 'PATCH',
      path,
      signal: of.signal,
      headers: {
        ...tus(pass),
        'content-type': 'application/offset+octet-stream',
        'content-length': String(sizeBytes - from),
        'upload-offset': String(from),
      },
    });
    sent.setTimeout(SILENCE_MS, () => sent.destroy());
    const tickets: number[] = [];
    let acknowledged = from;
    sent.on('information', ({ statusCode }) => {
      const ticket = statusCode === 102 ? tickets.shift() : undefined;
      if (ticket === undefined) return;
      pace.arrived(ticket);
      acknowledged = Math.min(sizeBytes, acknowledged + ACK_BYTES);
      of.onDone(acknowledged);
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', (response) => void settled(response).then(resolve, reject));
      sent.on('error', (error) => reject(errorOf(error)));
    });
    // What goes wrong is told by the answer; the writing only ends then.
    const isOver = answered.then(
      () => true,
      () => true,
    );
    const ahead = readAhead(of);
    try {
      for (let offset = from; offset < sizeBytes; offset += ACK_BYTES) {
        if ((await Promise.race([pace.turn(of.signal), isOver])) === true) break;
        const bytes = await ahead(offset, Math.min(ACK_BYTES, sizeBytes - offset));
        tickets.push(pace.left(bytes.length));
        sent.write(bytes);
      }
      sent.end();
      return Number((await answered).headers['upload-offset'] ?? 0);
    } finally {
      for (const ticket of tickets) pace.arrived(ticket);
      // A request that is broken off says so to the hub by its end.
      if (!sent.writableFinished) sent.destroy();
    }
  }

  async #fetch(pass: string, of: Fetching): Promise<void> {
    const { pace, signal, sizeBytes } = of;
    const { socket } = await connectToHub(this.#options);
    const stop = () => socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    socket.setTimeout(SILENCE_MS, stop);
    const tickets: number[] = [];
    let asked = of.from;
    const ask = (): void => {
      while (asked < sizeBytes && pace.mayGo && !socket.destroyed) {
        const length = Math.min(pace.partBytes, sizeBytes - asked);
        socket.write(
          `GET ${FILES_PATH}/${of.document}/${of.digest} HTTP/1.1\r\nhost: hub\r\n` +
            `authorization: Bearer ${pass}\r\nrange: bytes=${asked}-${asked + length - 1}\r\n\r\n`,
        );
        tickets.push(pace.left(length));
        asked += length;
      }
    };
    const stopAsking = pace.onRoom(ask);
    try {
      if (signal.aborted) throw unreachable('cancelled');
      ask();
      let left = sizeBytes - of.from;
      for await (const event of responsesOf(socket)) {
        if (event.kind === 'data') {
          left -= event.bytes.length;
          await of.take(event.bytes);
        } else {
          const ticket = tickets.shift();
          if (ticket !== undefined) pace.arrived(ticket);
        }
        if (left <= 0) return;
        ask();
      }
      throw unreachable('the connection ended');
    } catch (error) {
      throw errorOf(error);
    } finally {
      stopAsking();
      for (const ticket of tickets) pace.arrived(ticket);
      signal.removeEventListener('abort', stop);
      socket.destroy();
    }
  }
}

/** Reads in larger parts than are sent. */
function readAhead({ read, sizeBytes }: Sending): Sending['read'] {
  let held = new Uint8Array();
  let heldFrom = 0;
  return async (offset, length) => {
    if (offset < heldFrom || offset + length > heldFrom + held.length) {
      held = Uint8Array.from(await read(offset, Math.min(READ_BYTES, sizeBytes - offset)));
      heldFrom = offset;
    }
    return held.subarray(offset - heldFrom, offset - heldFrom + length);
  };
}

function tus(pass: string): Record<string, string> {
  return { authorization: `Bearer ${pass}`, 'tus-resumable': TUS_VERSION };
}

/** The end of an answer; one that is no success is thrown as the AppError that it holds. */
async function settled(response: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      if (!Buffer.isBuffer(chunk) || (size += chunk.length) > MOST_ANSWER_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw errorOf(error);
  }
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return response;
  throw refusalIn(Buffer.concat(chunks));
}

function errorOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return unreachable(error instanceof Error ? error.name : '');
}

function unreachable(details: string): AppError {
  return new AppError('hubUnreachable', { isRetryable: true, details });
}
