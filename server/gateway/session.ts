import { randomBytes } from 'node:crypto';
import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { BatchReceiver, type BatchMessage } from '../../shared/protocol/batches.ts';
import type { Bye } from '../../shared/protocol/bye.ts';
import type { Call } from '../../shared/protocol/call.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { encodeFrame } from '../../shared/protocol/codec.ts';
import type { Down } from '../../shared/protocol/down.ts';
import { decodeSingle, encodeSingle, isBatch } from '../../shared/protocol/frames.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import type { Hello1 } from '../../shared/protocol/hello-1.ts';
import { DEAD_AFTER_MS, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { Push } from '../../shared/protocol/push.ts';
import type { Pushed } from '../../shared/protocol/pushed.ts';
import type { Scopes } from '../../shared/protocol/scopes.ts';
import { plainCodec, type StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { parseUp } from '../../shared/protocol/up.ts';
import { forVersion1 } from '../../shared/protocol/version-1.ts';
import { forVersion2, resultForVersion2 } from '../../shared/protocol/version-2.ts';
import type { KnownNames } from '../../shared/protocol/columns/names.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import { runHandler } from '../handlers/registry.ts';
import type { LiveCalls } from '../media/live-calls.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Verdict } from '../sync/acceptor.ts';
import { admissionOf } from './device-signature.ts';
import { endsFor, NOTHING_SHARED, sharedWith } from './greeting.ts';
import { nameOf, SessionCalls } from './session-calls.ts';
import { begun, type LeftSession, newLeftSession, resumable } from './left-session.ts';
import { acceptedOf, plainVerdict, pushResults } from './push-results.ts';
import { accessOf } from './session-access.ts';
import { SessionDevice } from './session-device.ts';
import { SessionPushes } from './session-pushes.ts';
import { StaleAccess } from './stale-access.ts';
import type { WritingBudget } from './writing-budget.ts';

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
  /** How much people may write at once; without it everything is taken as it comes. */
  readonly budget?: WritingBudget | undefined;
  /** What this hub compresses with, the best first; without any, `plain`. */
  readonly codecs?: readonly StreamCodec[];
  /** What a dropped session of the same device and name left, once: it is taken over or thrown away. */
  readonly takeOver: (key: string) => LeftSession | undefined;
  /** The hello was good: this session now stands for that device. */
  readonly onWelcome: (session: Session) => void;
}

/** One client's connection: hello, what it is owed, what it pushes, what it asks. */
export class Session {
  person = '';
  /** The device's key in hexadecimal. */
  device = '';
  /** Device and the client's session name: the same after a reconnect. */
  key = '';
  isStaff = false;
  readonly #options: SessionOptions;
  readonly #nonce = randomBytes(16);
  /** 1 until a hello tells: every client understands that. */
  #version = 1;
  #left: LeftSession | undefined;
  #receiver: BatchReceiver | undefined;
  #lastPush: Push | undefined;
  /** Undefined until a hello was good. */
  #device: SessionDevice | undefined;
  #batches1 = 0;
  #isWelcome = false;
  #isClosed = false;
  readonly #access: StaleAccess;
  readonly #calls: SessionCalls;
  readonly #pushes: SessionPushes;
  #heardAt: number;
  #cancelHeartbeat: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#access = new StaleAccess({
      read: () => this.#readAccess(),
      onCurrent: () => {
        if (!this.#isClosed) this.#left?.feed.resume();
      },
      onFault: (error) => this.#fail(error),
    });
    this.#calls = new SessionCalls({
      answer: (call) => this.#answer(call),
      send: (answer) => this.#send(answer),
      log: options.log,
    });
    this.#pushes = new SessionPushes({
      hub: options.hub,
      timers: options.timers,
      budget: options.budget,
      isClosed: () => this.#isClosed,
      notice: (held) => this.notice(held),
      answer: (push, verdicts) => this.#pushed(push, verdicts),
      onFault: (error) => this.#fail(error),
    });
    this.#heardAt = options.timers.now();
    this.#beat();
    this.#write(
      encodeFrame({
        type: 'nonce',
        nonce: this.#nonce,
        oldest: OLDEST_PROTOCOL_VERSION,
        newest: PROTOCOL_VERSION,
        now: options.hub.acceptor.time(),
      } satisfies Down),
    );
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
    if (isAccessStale) this.#access.mark();
    if (isAccessStale && this.#isWelcome) this.#recheckAccess();
    this.#left?.feed.accepted(documents);
  }

  /** Whether something that may be read here has not been sent. */
  get isTextWaiting(): boolean {
    return (this.#left?.feed.remaining.documents ?? 0) > 0;
  }

  notice(data: unknown): void {
    this.#send({ type: 'notice', data });
  }

  bye(reason: Bye['reason'], code: AppErrorCode, retryAfterMs = 0): void {
    const error = new AppError(code, { isRetryable: retryAfterMs > 0 }).data;
    this.#send({ type: 'bye', reason, error, retryAfterMs });
    if (reason !== 'stopping') this.#discard();
    this.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelHeartbeat();
    this.#left?.feed.pause();
    this.#left?.stream.detach();
    this.#receiver?.reset();
    this.#options.socket.close();
  }

  /** What of this session can go on with another socket; afterwards it is nobody's here. */
  leave(): LeftSession | undefined {
    const left = this.#left;
    this.#left = undefined;
    if (!left) return undefined;
    left.owner.session = undefined;
    return this.#version >= 2 ? left : undefined;
  }

  async #handle(frame: Uint8Array): Promise<void> {
    if (this.#isClosed) return;
    const message = parseUp(await this.#decode(frame));
    if (this.#wasClosedMeanwhile()) return;
    if (message.type === 'hello') return await this.#hello(message);
    if (message.type === 'ping') return void this.#send({ type: 'pong', n: message.n });
    if (message.type === 'pong') return;
    if (!this.#isWelcome) return this.bye('badFrame', 'badRequest');
    switch (message.type) {
      case 'push':
        this.#lastPush = message;
        if (!(await this.#pushes.take(this, message))) this.bye('badFrame', 'badRequest');
        return;
      case 'got':
        this.#left?.stream.got(message.n);
        return this.#left?.feed.wake();
      case 'scopes':
        return await this.#named(message);
      case 'want':
        return this.#left?.feed.want(message.ids);
      case 'open':
        return this.#left?.feed.setOpen(message.chat);
      case 'call':
        void this.#calls.take(message);
    }
  }

  async #decode(frame: Uint8Array): Promise<unknown> {
    if (!isBatch(frame)) return decodeSingle(frame);
    if (!this.#receiver || this.#version < 2) throw new ShapeError('frame', '', 'is not understood yet');
    return await this.#receiver.message(frame);
  }

  // Asked after an await: the socket may have gone in between.
  #wasClosedMeanwhile(): boolean {
    return this.#isClosed;
  }

  async #hello(hello: Hello | Hello1): Promise<void> {
    const { hub, onWelcome } = this.#options;
    if (this.#isWelcome) return this.bye('badFrame', 'badRequest');
    if (hello.version < OLDEST_PROTOCOL_VERSION) return this.bye('clientTooOld', 'protocolTooOld');
    if (hello.version > PROTOCOL_VERSION) return this.bye('hubTooOld', 'protocolTooNew');
    const codec = this.#codecFor(hello);
    if (!codec) return this.bye('badFrame', 'badRequest');
    const nonceHex = this.#nonce.toString('hex');
    this.#version = hello.version;
    // From here on the session is told of changes, so that none slips in while it is judged.
    this.device = Buffer.from(hello.device).toString('hex');
    this.person = hello.person;
    const admission = await admissionOf(hub, nonceHex, hello);
    if (admission.refusal) return this.bye('needsLogin', admission.refusal);
    if (this.#wasClosedMeanwhile()) return;
    const device = new SessionDevice(hub, hello, admission.until);
    const access = await accessOf(hub, this.person);
    const { facts, scopes } = access;
    if (!facts.isPresent) return this.bye('needsLogin', 'leftSchool');
    if (this.#wasClosedMeanwhile()) return;
    this.isStaff = facts.isStaff;
    this.key = `${this.device}.${hello.session}`;
    const left = this.#options.takeOver(this.key);
    const resumed = left && 'resume' in hello ? resumable(left, hello, access, codec) : undefined;
    const shared = 'held' in hello ? await sharedWith(hub, hello, scopes) : NOTHING_SHARED;
    this.#left = resumed ?? this.#newLeft(codec, shared.known);
    this.#left.owner.session = this;
    const { feed } = this.#left;
    const needsScopes = resumed ? feed.missed() : await begun(hub, this.#left, access, hello);
    const needsNumber = 'run' in hello && !(await this.#isOnlyOne(hello));
    const ends = await endsFor(hub, hello);
    const credential = await device.renewed();
    if (this.#wasClosedMeanwhile()) return;
    // What is under way may have become unreadable in this very moment: then the client comes back at once.
    if (resumed && this.#access.isStale) return this.bye('error', 'internal', 1);
    this.#receiver = new BatchReceiver(codec, this.#left.known);
    this.#isWelcome = true;
    this.#device = device;
    this.#left.stream.attach((frame) => this.#write(frame));
    this.#send({
      type: 'welcome',
      now: hub.acceptor.time(),
      codec: codec.name,
      remainingDocuments: feed.remaining.documents,
      remainingBytes: feed.remaining.bytes,
      stream: this.#left.stream.id,
      isResumed: resumed !== undefined,
      needsScopes,
      needsNumber,
      shared: [...shared.lists],
      ends: [...ends],
    });
    if (credential) this.#send({ type: 'credential', credential });
    if (resumed && 'resume' in hello) resumed.stream.resume(hello.resume);
    onWelcome(this);
    if (this.#access.isStale) this.#recheckAccess();
    else feed.resume();
    void device.note();
  }

  #codecFor(hello: Hello | Hello1): StreamCodec | undefined {
    const known = hello.version >= 2 ? [...(this.#options.codecs ?? []), plainCodec] : [plainCodec];
    return hello.codecs.flatMap((name) => known.filter((codec) => codec.name === name))[0];
  }

  #newLeft(codec: StreamCodec, known: readonly KnownNames[]): LeftSession {
    const { hub, timers } = this.#options;
    return newLeftSession({ hub, timers, person: this.person, codec, known, version: this.#version });
  }

  async #isOnlyOne({ device, number, run, session }: Hello): Promise<boolean> {
    const { store } = this.#options.hub;
    return await store.noteRun({ device: Buffer.from(device).toString('hex'), number, run, session });
  }

  async #named({ held }: Scopes): Promise<void> {
    const whole = new Map(held.map(({ log, scopes }) => [log, new Set(scopes)]));
    await this.#left?.feed.named(
      whole,
      held.flatMap(({ begun }) => begun),
    );
  }

  #recheckAccess(): void {
    this.#left?.feed.pause();
    void this.#access.current();
  }

  async #readAccess(): Promise<boolean> {
    const { facts, limits, scopes } = await accessOf(this.#options.hub, this.person);
    if (facts.isPresent) {
      this.isStaff = facts.isStaff;
      await this.#left?.feed.setScopes(scopes, this.#left.limits.take(limits));
    } else this.bye('needsLogin', 'leftSchool');
    return facts.isPresent;
  }

  async #pushed(push: Push, results: readonly Verdict[]): Promise<void> {
    const { hub, metrics } = this.#options;
    metrics.pushed(results.length, results.filter((result) => 'refusal' in result).length);
    if (this.#version < 2) {
      const now = hub.acceptor.time();
      this.#send({ type: 'pushed', n: push.n, batch: push.n, results: results.map(plainVerdict), now });
      return;
    }
    // Where the client holds nothing yet, what it wrote itself comes back before it hears that it was accepted.
    await this.#access.current();
    await this.#left?.feed.lead(acceptedOf(push, results));
    const readable = new Set(this.#left?.feed.scopes);
    const { results: told, overtaken } = pushResults(push, results, readable);
    const now = hub.acceptor.time();
    await this.#left?.stream.send(
      { type: 'pushed', n: push.n, results: this.#version < 3 ? told.map(resultForVersion2) : told, now },
      'small',
      () => !this.#isClosed,
    );
    if (overtaken.length > 0) this.#left?.feed.want(overtaken);
  }

  async #answer(call: Call): Promise<unknown> {
    const { hub, live } = this.#options;
    const facts = await hub.facts.of(this.person);
    if (live.knows(call.method)) return await live.request(this, facts, call.method, call.data);
    return await runHandler(call.method, { hub, facts, device: this.device }, call.data);
  }

  /** The client asks whether anyone is there; a hub only notices that it no longer does. */
  #beat(): void {
    const { timers } = this.#options;
    this.#cancelHeartbeat = timers.after(DEAD_AFTER_MS / 4, () => {
      if (timers.now() - this.#heardAt >= DEAD_AFTER_MS) return this.close();
      this.#beat();
      this.#lookAgain().catch((error: unknown) => this.#fail(error));
    });
  }

  /** A session may last longer than what let it in, and longer than a credential. */
  async #lookAgain(): Promise<void> {
    const device = this.#device;
    if (!device) return;
    if (await device.isOver()) return this.bye('needsLogin', 'credentialExpired');
    await device.note();
    const credential = await device.renewed();
    if (credential) this.#send({ type: 'credential', credential });
  }

  /** For the feed, which may belong to another session when it fails. */
  fail(error: unknown): void {
    this.#fail(error);
  }

  #fail(error: unknown): void {
    if (this.#isClosed) return;
    this.#options.log.warn({ event: 'session.failed', error: nameOf(error) });
    if (error instanceof ShapeError || error instanceof RangeError) this.bye('badFrame', 'badRequest');
    else this.bye('error', error instanceof AppError ? error.data.code : 'internal', 5_000);
  }

  /** A session that ended for a reason does not go on. */
  #discard(): void {
    this.#left?.feed.close();
    this.#left?.stream.rest();
    this.leave();
  }

  /** For clients of version 1, which know neither columns nor compression. */
  sendChanges1(changes: Omit<Changes, 'n'>): number {
    this.#batches1 += 1;
    return this.#send({ ...changes, n: this.#batches1 });
  }

  #send(message: Exclude<Down, BatchMessage> | Changes | Pushed): number {
    if (this.#isClosed) return 0;
    const told = this.#version < 3 ? forVersion2(message) : message;
    const frame = this.#version < 2 ? encodeFrame(forVersion1(told, this.#lastPush)) : encodeSingle(told);
    return this.#write(frame);
  }

  #write(frame: Uint8Array): number {
    if (this.#isClosed) return 0;
    this.#options.metrics.sentBytes(frame.byteLength);
    this.#options.socket.send(frame);
    return frame.byteLength;
  }
}
