import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { AppError, type AppErrorCode, type AppErrorData } from '../../shared/errors/app-error.ts';
import type { Bye } from '../../shared/protocol/bye.ts';
import type { Call } from '../../shared/protocol/call.ts';
import { decodeFrame, encodeFrame } from '../../shared/protocol/codec.ts';
import type { Down } from '../../shared/protocol/down.ts';
import { CODECS, type Hello, helloText } from '../../shared/protocol/hello.ts';
import { HEARTBEAT_MS, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { Push } from '../../shared/protocol/push.ts';
import { parseUp } from '../../shared/protocol/up.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import { runHandler } from '../handlers/registry.ts';
import type { LiveCalls } from '../media/live-calls.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { Feed } from '../sync/feed.ts';
import { readableScopes } from '../sync/readable-scopes.ts';

/** One socket as the session sees it. */
export interface Socket {
  send(frame: Uint8Array): void;
  close(): void;
}

export interface SessionOptions {
  readonly hub: Hub;
  readonly live: LiveCalls;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timers: Timers;
  readonly socket: Socket;
  /** The hello was good: this session now stands for that device. */
  readonly onWelcome: (session: Session) => void;
}

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const MAX_CALLS_UNDER_WAY = 64;
const [CODEC] = CODECS;

/** One client's connection: hello, what it is owed, what it pushes, what it asks. */
export class Session {
  person = '';
  /** Device and the client's session name: the same after a reconnect. */
  key = '';
  isStaff = false;
  readonly #options: SessionOptions;
  readonly #nonce = randomBytes(16);
  readonly #feed: Feed;
  #isWelcome = false;
  #isClosed = false;
  #isAccessStale = false;
  #isRechecking = false;
  #callsUnderWay = 0;
  #heardAt: number;
  #cancelHeartbeat: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#feed = new Feed({
      store: options.hub.store,
      now: () => options.hub.acceptor.time(),
      send: (changes) => this.#send(changes),
      onError: (error) => this.#fail(error),
    });
    this.#heardAt = options.timers.now();
    this.#beat();
    this.#send({
      type: 'nonce',
      nonce: this.#nonce,
      oldest: OLDEST_PROTOCOL_VERSION,
      newest: PROTOCOL_VERSION,
      now: options.hub.acceptor.time(),
    });
  }

  /** A frame has come; frames are handled one after another, calls to handlers side by side. */
  frame(frame: Uint8Array): void {
    this.#heardAt = this.#options.timers.now();
    this.#work = this.#work.then(() => this.#handle(frame)).catch((error: unknown) => this.#fail(error));
  }

  /**
   * Documents were accepted, by this session or another. Where they may change what this person reads,
   * nothing more is sent until that is known.
   */
  accepted(documents: readonly AcceptedDocument[], isAccessStale: boolean): void {
    if (isAccessStale) this.#isAccessStale = true;
    if (!this.#isWelcome) return;
    if (isAccessStale) this.#recheckAccess();
    this.#feed.accepted(documents);
  }

  notice(data: unknown): void {
    this.#send({ type: 'notice', data });
  }

  bye(reason: Bye['reason'], code: AppErrorCode, retryAfterMs = 0): void {
    const error = new AppError(code, { isRetryable: retryAfterMs > 0 }).data;
    this.#send({ type: 'bye', reason, error, retryAfterMs });
    this.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelHeartbeat();
    this.#feed.close();
    this.#options.socket.close();
  }

  async #handle(frame: Uint8Array): Promise<void> {
    if (this.#isClosed) return;
    const message = parseUp(decodeFrame(frame));
    if (message.type === 'hello') return await this.#hello(message);
    if (message.type === 'ping') return void this.#send({ type: 'pong', n: message.n });
    if (message.type === 'pong') return;
    if (!this.#isWelcome) return this.bye('badFrame', 'badRequest');
    if (message.type === 'push') return await this.#push(message);
    if (message.type === 'got') return this.#feed.got(message.n);
    void this.#call(message);
  }

  async #hello(hello: Hello): Promise<void> {
    const { hub, onWelcome } = this.#options;
    if (this.#isWelcome) return this.bye('badFrame', 'badRequest');
    if (hello.version < OLDEST_PROTOCOL_VERSION) return this.bye('clientTooOld', 'protocolTooOld');
    if (hello.version > PROTOCOL_VERSION) return this.bye('hubTooOld', 'protocolTooNew');
    if (!hello.codecs.includes(CODEC)) return this.bye('badFrame', 'badRequest');
    if (!(await this.#isAuthentic(hello))) return this.bye('needsLogin', 'notAllowed');
    // From here on the session is told of changes, so that none slips in while its scopes are read.
    this.person = hello.person;
    const facts = await hub.facts.of(this.person);
    if (!facts.isPresent) return this.bye('needsLogin', 'notAllowed');
    this.isStaff = facts.isStaff;
    this.key = `${Buffer.from(hello.device).toString('hex')}.${hello.session}`;
    await this.#feed.begin(await readableScopes(hub.store, facts), hello.checkpoints);
    this.#isWelcome = true;
    this.#send({
      type: 'welcome',
      now: hub.acceptor.time(),
      codec: CODEC,
      remainingDocuments: this.#feed.remaining.documents,
      remainingBytes: this.#feed.remaining.bytes,
    });
    onWelcome(this);
    if (this.#isAccessStale) this.#recheckAccess();
    else this.#feed.wake();
  }

  #recheckAccess(): void {
    this.#feed.pause();
    if (!this.#isRechecking) this.#readAccess().catch((error: unknown) => this.#fail(error));
  }

  async #readAccess(): Promise<void> {
    const { hub } = this.#options;
    this.#isRechecking = true;
    try {
      while (this.#isAccessStale) {
        this.#isAccessStale = false;
        const facts = await hub.facts.of(this.person);
        if (!facts.isPresent) return this.bye('needsLogin', 'notAllowed');
        this.isStaff = facts.isStaff;
        await this.#feed.setScopes(await readableScopes(hub.store, facts));
      }
    } finally {
      this.#isRechecking = false;
    }
    this.#feed.resume();
  }

  async #isAuthentic(hello: Hello): Promise<boolean> {
    const { hub } = this.#options;
    const device = await hub.store.device(Buffer.from(hello.device).toString('hex'));
    if (!device || device.person !== hello.person || device.revokedAt > 0) return false;
    const { version, person, session } = hello;
    const nonceHex = this.#nonce.toString('hex');
    const text = helloText({ nonceHex, hubKeyPin: hub.keyPin, version, person, session });
    const key = createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, hello.device]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), key, hello.signature);
  }

  async #push(push: Push): Promise<void> {
    const { hub, metrics } = this.#options;
    const results = await hub.acceptor.push(this.person, push.documents);
    metrics.pushed(results.length, results.filter((result) => 'refusal' in result).length);
    this.#send({ type: 'pushed', n: push.n, results, now: hub.acceptor.time() });
  }

  async #call(call: Call): Promise<void> {
    const { n } = call;
    if (this.#callsUnderWay >= MAX_CALLS_UNDER_WAY) {
      this.#send({
        type: 'answer',
        n,
        ok: false,
        error: new AppError('tooMany', { isRetryable: true }).data,
      });
      return;
    }
    this.#callsUnderWay += 1;
    try {
      this.#send({ type: 'answer', n, ok: true, value: await this.#answer(call) });
    } catch (error) {
      if (!(error instanceof AppError || error instanceof ShapeError)) {
        this.#options.log.error({ event: 'call.failed', method: call.method, error: nameOf(error) });
      }
      this.#send({ type: 'answer', n, ok: false, error: answerOf(error) });
    } finally {
      this.#callsUnderWay -= 1;
    }
  }

  async #answer(call: Call): Promise<unknown> {
    const { hub, live } = this.#options;
    const facts = await hub.facts.of(this.person);
    if (live.knows(call.method)) return await live.request(this, facts, call.method, call.data);
    return await runHandler(call.method, { hub, facts }, call.data);
  }

  #beat(): void {
    const { timers } = this.#options;
    this.#cancelHeartbeat = timers.after(HEARTBEAT_MS / 2, () => {
      const silentMs = timers.now() - this.#heardAt;
      if (silentMs >= HEARTBEAT_MS * 2) return this.close();
      if (silentMs >= HEARTBEAT_MS / 2) this.#send({ type: 'ping', n: 0 });
      this.#beat();
    });
  }

  #fail(error: unknown): void {
    if (this.#isClosed) return;
    this.#options.log.warn({ event: 'session.failed', error: nameOf(error) });
    if (error instanceof ShapeError || error instanceof RangeError) this.bye('badFrame', 'badRequest');
    else this.bye('error', error instanceof AppError ? error.data.code : 'internal', 5_000);
  }

  #send(message: Down): number {
    if (this.#isClosed) return 0;
    const frame = encodeFrame(message);
    this.#options.metrics.sentBytes(frame.byteLength);
    this.#options.socket.send(frame);
    return frame.byteLength;
  }
}

/** What a client is told: our own words for our own errors, and of all others nothing from the inside. */
function answerOf(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.data;
  return new AppError(error instanceof ShapeError ? 'badRequest' : 'internal').data;
}

/** The name of an error and where its shape was wrong; never the values in it. */
function nameOf(error: unknown): string {
  if (error instanceof ShapeError) return `${error.name} ${error.wall}`;
  return error instanceof Error ? error.name : 'unknown';
}
