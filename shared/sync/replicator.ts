import { AppError, appErrorData, type AppErrorData } from '../errors/app-error.ts';
import type { Bye } from '../protocol/bye.ts';
import type { Changes } from '../protocol/changes.ts';
import { decodeFrame, encodeFrame } from '../protocol/codec.ts';
import { type Down, parseDown } from '../protocol/down.ts';
import { CODECS, helloText } from '../protocol/hello.ts';
import { HEARTBEAT_MS, PROTOCOL_VERSION } from '../protocol/limits.ts';
import type { Nonce } from '../protocol/nonce.ts';
import type { Up } from '../protocol/up.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { ConnectionState } from '../replica/views.ts';
import type { HybridClock } from '../time/hybrid-clock.ts';
import { backoffMs } from './backoff.ts';
import { Calls } from './calls.ts';
import { Observable } from './observable.ts';
import { Outbox } from './outbox.ts';
import type { ReplicaStore } from './replica-store.ts';
import type { Connect, Dialing, Timers, Transport } from './transport.ts';

const CALL_TIMEOUT_MS = 20_000;

export interface ReplicatorOptions {
  readonly store: ReplicaStore;
  readonly connect: Connect;
  readonly clock: HybridClock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly person: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly device: Uint8Array;
  readonly session: string;
  readonly sign: (text: string) => Promise<Uint8Array>;
  readonly onNotice: (data: unknown) => void;
}

export interface SyncProgress {
  readonly state: ConnectionState;
  /** Hub time up to which everything is held, 0 before the first time. */
  readonly syncedUpTo: number;
}

/** How long a connection must hold before the waiting times of the backoff start from the beginning. */
const STABLE_AFTER_MS = 5_000;

/**
 * Keeps one replica equal with one hub: connects, proves who it is, stores what is new, sends what is
 * unsent, and comes back by itself after every loss. Storage, transport, clock and timers are passed in.
 */
export class Replicator {
  readonly progress: Observable<SyncProgress>;
  readonly #options: ReplicatorOptions;
  readonly #calls: Calls;
  readonly #outbox: Outbox;
  #transport: Transport | undefined;
  #isWelcome = false;
  #isRunning = false;
  #attempt = 0;
  #dialing: Dialing | undefined;
  #cancelRetry: () => void = () => undefined;
  #cancelHeartbeat: () => void = () => undefined;
  #cancelStable: () => void = () => undefined;
  #heardAt = 0;
  #totalToFetch = 0;
  /** Frames are handled one after another: a batch is stored before the next one is looked at. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: ReplicatorOptions) {
    this.#options = options;
    this.#calls = new Calls(options.timers, CALL_TIMEOUT_MS);
    this.#outbox = new Outbox({
      store: options.store,
      clock: options.clock,
      send: (message) => this.#send(this.#transport, message),
      onError: (error) => {
        if (this.#transport) this.#dropLink(this.#transport, appErrorData(error));
      },
    });
    this.progress = new Observable<SyncProgress>({
      state: { kind: 'offline', since: options.timers.now(), retryAt: 0, reason: undefined },
      syncedUpTo: 0,
    });
  }

  /** Ids of own versions that are on their way to the hub right now. */
  get sending(): Observable<ReadonlySet<string>> {
    return this.#outbox.sending;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#dial();
  }

  /** Ends for good. What was not sent stays in the store. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelRetry();
    this.#dialing?.cancel();
    this.#transport?.close();
    this.#calls.failAll();
    await this.#work;
  }

  /** Something new waits in the store. */
  wake(): void {
    if (this.#isWelcome) this.#outbox.wake();
  }

  /** Tries the hub at once instead of at the planned time. */
  reconnect(): void {
    if (!this.#isRunning || this.#transport || this.#dialing) return;
    this.#cancelRetry();
    this.#dial();
  }

  /** Asks a handler of the hub. Throws AppError, `needsConnection` when there is no link now. */
  call(method: string, data: unknown): Promise<unknown> {
    if (!this.#isWelcome) return Promise.reject(new AppError('needsConnection', { isRetryable: true }));
    return this.#calls.begin((n) => this.#send(this.#transport, { type: 'call', n, method, data }));
  }

  #dial(): void {
    this.#attempt += 1;
    this.#setState({ kind: 'connecting', attempt: this.#attempt });
    const dialing = this.#options.connect();
    this.#dialing = dialing;
    dialing.transport.then(
      (transport) => {
        this.#dialing = undefined;
        if (!this.#isRunning) transport.close();
        else this.#attach(transport);
      },
      (error: unknown) => {
        this.#dialing = undefined;
        this.#lost(appErrorData(error));
      },
    );
  }

  #attach(transport: Transport): void {
    this.#transport = transport;
    this.#heardAt = this.#options.timers.now();
    transport.onFrame((frame) => {
      this.#heardAt = this.#options.timers.now();
      this.#work = this.#work.then(() => this.#frame(transport, frame));
    });
    transport.onClosed((reason) => {
      if (this.#transport === transport) this.#lost(reason);
    });
    this.#beat();
  }

  #lost(reason: AppErrorData | undefined, retryAfterMs = 0): void {
    this.#transport = undefined;
    this.#isWelcome = false;
    this.#cancelHeartbeat();
    this.#cancelStable();
    this.#calls.failAll();
    this.#outbox.linkLost();
    if (!this.#isRunning) return;
    const { kind } = this.progress.value.state;
    if (kind === 'needsLogin' || kind === 'tooOld' || kind === 'failed') return;
    if (reason?.code === 'hubOtherKey') {
      this.#setState({ kind: 'failed', error: reason });
      return;
    }
    const delayMs = Math.max(backoffMs(this.#attempt, this.#options.random()), retryAfterMs);
    const now = this.#options.timers.now();
    this.#setState({ kind: 'offline', since: now, retryAt: now + delayMs, reason });
    this.#cancelRetry = this.#options.timers.after(delayMs, () => this.#dial());
  }

  async #frame(transport: Transport, frame: Uint8Array): Promise<void> {
    if (this.#transport !== transport) return;
    try {
      await this.#handle(transport, parseDown(decodeFrame(frame)));
    } catch (error) {
      // A hub that speaks nonsense is left and tried again later; the store is untouched by the bad frame.
      if (this.#transport === transport) this.#dropLink(transport, appErrorData(error));
    }
  }

  #dropLink(transport: Transport, reason: AppErrorData, retryAfterMs = 0): void {
    this.#lost(reason, retryAfterMs);
    transport.close();
  }

  async #handle(transport: Transport, message: Down): Promise<void> {
    switch (message.type) {
      case 'nonce':
        return await this.#greet(transport, message);
      case 'welcome':
        return this.#welcomed(message);
      case 'changes':
        return await this.#changed(transport, message);
      case 'pushed':
        return await this.#outbox.pushed(message);
      case 'answer':
        return this.#calls.answered(message);
      case 'notice':
        return this.#options.onNotice(message.data);
      case 'ping':
        return this.#send(transport, { type: 'pong', n: message.n });
      case 'pong':
        return undefined;
      case 'bye':
        return this.#dismissed(transport, message);
    }
  }

  async #greet(transport: Transport, nonce: Nonce): Promise<void> {
    const { person, device, session, sign, store } = this.#options;
    await this.#outbox.bringBack(nonce.now);
    if (nonce.oldest > PROTOCOL_VERSION) return this.#end(transport, { kind: 'tooOld', side: 'client' });
    if (nonce.newest < PROTOCOL_VERSION) return this.#end(transport, { kind: 'tooOld', side: 'hub' });
    const version = PROTOCOL_VERSION;
    const nonceHex = [...nonce.nonce].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const hubKeyPin = transport.hubKeyPin;
    const signature = await sign(helloText({ nonceHex, hubKeyPin, version, person, session }));
    const checkpoints = [...(await store.checkpoints())];
    this.#send(transport, {
      type: 'hello',
      version,
      person,
      device,
      session,
      codecs: [...CODECS],
      checkpoints,
      signature,
    });
  }

  #welcomed(welcome: Welcome): void {
    if (!CODECS.some((codec) => codec === welcome.codec))
      throw new RangeError('a codec that was not offered');
    this.#isWelcome = true;
    this.#cancelStable = this.#options.timers.after(STABLE_AFTER_MS, () => (this.#attempt = 0));
    this.#totalToFetch = welcome.remainingDocuments;
    this.#report(welcome);
    this.#outbox.linkUp();
  }

  async #changed(transport: Transport, changes: Changes): Promise<void> {
    const { store, clock } = this.#options;
    if (changes.forget.length > 0) await store.forget(changes.forget);
    await store.apply(changes.documents, changes.checkpoints);
    for (const document of changes.documents) clock.adopt(document.stamp);
    this.#send(transport, { type: 'got', n: changes.n });
    this.#report(changes);
  }

  #report(of: { remainingDocuments: number; remainingBytes: number; now: number }): void {
    if (!this.#isWelcome) return;
    this.#totalToFetch = Math.max(this.#totalToFetch, of.remainingDocuments);
    if (of.remainingDocuments === 0) {
      this.#totalToFetch = 0;
      this.progress.set({ state: { kind: 'live' }, syncedUpTo: of.now });
      return;
    }
    this.#setState({
      kind: 'syncing',
      doneDocuments: this.#totalToFetch - of.remainingDocuments,
      totalDocuments: this.#totalToFetch,
      remainingBytes: of.remainingBytes,
    });
  }

  #dismissed(transport: Transport, bye: Bye): void {
    if (bye.reason === 'clientTooOld') return this.#end(transport, { kind: 'tooOld', side: 'client' });
    if (bye.reason === 'hubTooOld') return this.#end(transport, { kind: 'tooOld', side: 'hub' });
    if (bye.reason === 'needsLogin') return this.#end(transport, { kind: 'needsLogin' });
    this.#dropLink(transport, bye.error, bye.retryAfterMs);
  }

  /** A state that time alone does not mend: no further attempts until the person does something. */
  #end(transport: Transport, state: ConnectionState): void {
    this.#setState(state);
    this.#lost(undefined);
    transport.close();
  }

  #beat(): void {
    const { timers } = this.#options;
    this.#cancelHeartbeat = timers.after(HEARTBEAT_MS / 2, () => {
      const silentMs = timers.now() - this.#heardAt;
      const transport = this.#transport;
      if (!transport) return;
      if (silentMs >= HEARTBEAT_MS * 2) {
        const details = 'nothing heard for a minute';
        this.#dropLink(transport, new AppError('hubUnreachable', { isRetryable: true, details }).data);
        return;
      }
      if (silentMs >= HEARTBEAT_MS / 2) this.#send(transport, { type: 'ping', n: 0 });
      this.#beat();
    });
  }

  /** What belongs to a connection that is gone goes nowhere; never onto the one that followed it. */
  #send(transport: Transport | undefined, message: Up): void {
    if (transport && transport === this.#transport) transport.send(encodeFrame(message));
  }

  #setState(state: ConnectionState): void {
    this.progress.set({ ...this.progress.value, state });
  }
}
