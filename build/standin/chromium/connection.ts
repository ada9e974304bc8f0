import type { Readable, Writable } from 'node:stream';
import type { Command, EventName, Input, Output, Payload } from './protocol.ts';

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
}

function isIncoming(value: unknown): value is Incoming {
  return typeof value === 'object' && value !== null && ('id' in value || 'method' in value);
}

// Chromium is the one speaker on this pipe, and its messages follow the published protocol.
function isOutput<C extends Command>(_: C, value: object | undefined): value is object & Output<C> {
  return value !== undefined;
}

interface Waiting {
  readonly answer: (message: Incoming) => void;
  readonly fail: (reason: Error) => void;
  readonly sessionId: string | undefined;
}

/** The target or the whole browser went away while a command was under way. */
export class TargetGone extends Error {
  override readonly name = 'TargetGone';
}

/** Speaks Chromium's debugging protocol over the two pipes that the browser was started with. */
export class Connection {
  readonly #out: Writable;
  readonly #sessions = new Map<string | undefined, Session>();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #unread: Buffer[] = [];
  #isClosed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    out.on('error', () => this.close());
    input.on('error', () => this.close());
    input.on('close', () => this.close());
    input.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** The session with the given id; without an id, the one that speaks to the browser itself. */
  session(sessionId?: string): Session {
    const known = this.#sessions.get(sessionId);
    if (known) return known;
    const made = new Session((command, input) => this.#send(sessionId, command, input));
    this.#sessions.set(sessionId, made);
    return made;
  }

  /** Fails all that is under way. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of this.#waiting.values()) waiting.fail(new TargetGone('the browser has gone'));
    this.#waiting.clear();
  }

  #send<C extends Command>(
    sessionId: string | undefined,
    command: C,
    input: Input<C> | undefined,
  ): Promise<Output<C>> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new TargetGone('the browser has gone'));
        return;
      }
      const id = ++this.#lastId;
      const answer = (message: Incoming): void => {
        if (message.error) reject(new Error(`${command}: ${message.error.message}`));
        else if (isOutput(command, message.result)) resolve(message.result);
        else reject(new Error(`${command}: no result`));
      };
      this.#waiting.set(id, { answer, fail: reject, sessionId });
      const sent = { id, method: command, params: input ?? {}, ...(sessionId && { sessionId }) };
      this.#out.write(`${JSON.stringify(sent)}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#unread.push(chunk.subarray(start, end));
      const text = this.#unread.length === 1 ? this.#unread[0] : Buffer.concat(this.#unread);
      this.#unread = [];
      start = end + 1;
      const message: unknown = JSON.parse(text?.toString('utf8') ?? 'null');
      if (isIncoming(message)) this.#dispatch(message);
    }
    if (start < chunk.length) this.#unread.push(chunk.subarray(start));
  }

  #dispatch(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      waiting?.answer(message);
      return;
    }
    if (message.method === 'Target.detachedFromTarget' && message.params && 'sessionId' in message.params) {
      this.#forget(String(message.params.sessionId));
    }
    this.#sessions.get(message.sessionId)?.receive(message.method ?? '', message.params ?? {});
  }

  #forget(sessionId: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.sessionId !== sessionId) continue;
      this.#waiting.delete(id);
      waiting.fail(new TargetGone('the target has gone'));
    }
    this.#sessions.get(sessionId)?.end();
    this.#sessions.delete(sessionId);
  }
}

type Sender = <C extends Command>(command: C, input: Input<C> | undefined) => Promise<Output<C>>;

function isPayload<E extends EventName>(_: E, value: object): value is object & Payload<E> {
  return typeof value === 'object';
}

/** One attached target, or the browser. Commands of one session are carried out in their order. */
export class Session {
  readonly #sender: Sender;
  readonly #listeners = new Map<string, ((params: object) => void)[]>();
  readonly ended = Promise.withResolvers<void>();

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /** Sends a command and gives its answer. */
  send<C extends Command>(command: C, input?: Input<C>): Promise<Output<C>> {
    return this.#sender(command, input);
  }

  /** Sends a command whose answer nobody needs; a target that has gone is no failure. */
  tell<C extends Command>(command: C, input?: Input<C>): void {
    this.#sender(command, input).catch((error: unknown) => {
      if (!(error instanceof TargetGone)) process.stderr.write(`[standin] ${String(error)}\n`);
    });
  }

  on<E extends EventName>(event: E, listener: (payload: Payload<E>) => void): void {
    const listeners = this.#listeners.get(event) ?? [];
    listeners.push((params) => {
      if (isPayload(event, params)) listener(params);
    });
    this.#listeners.set(event, listeners);
  }

  /** Called by the connection for each event of this session. */
  receive(event: string, params: object): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params);
  }

  /** Called by the connection when the target has gone. */
  end(): void {
    this.ended.resolve();
  }
}
