import type { Credential } from '../credential/credential.ts';
import { AppError, appErrorData, type AppErrorData } from '../errors/app-error.ts';
import type { BatchMessage, BatchSender } from '../protocol/batches.ts';
import type { Bye } from '../protocol/bye.ts';
import type { Changes } from '../protocol/changes.ts';
import { type Down, parseDown } from '../protocol/down.ts';
import { decodeSingle, encodeSingle, isBatch } from '../protocol/frames.ts';
import { type Hello, helloText } from '../protocol/hello.ts';
import { PROTOCOL_VERSION } from '../protocol/limits.ts';
import type { Nonce } from '../protocol/nonce.ts';
import type { Push } from '../protocol/push.ts';
import { plainCodec } from '../protocol/stream-codec.ts';
import type { Up } from '../protocol/up.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { ConnectionState } from '../replica/views.ts';
import { hexOf } from '../std/bytes.ts';
import { backoffMs } from './backoff.ts';
import { Calls } from './calls.ts';
import { Heartbeat } from './heartbeat.ts';
import { Incoming } from './incoming.ts';
import { Observable } from './observable.ts';
import { Outbox } from './outbox.ts';
import type { Run } from './replica-store.ts';
import type { ReplicatorOptions, SyncProgress } from './replicator-options.ts';
import type { Dialing, Transport } from './transport.ts';

const CALL_TIMEOUT_MS = 20_000;
const DEAD_LINK = new AppError('hubUnreachable', { isRetryable: true, details: 'nothing heard for too long' })
  .data;
/** As many ids as one `want` may have. */
const MOST_WANTED = 1000;
const WANT_PING = 1;

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
  #heartbeat: Heartbeat | undefined;
  #cancelStable: () => void = () => undefined;
  #totalToFetch = 0;
  #run: Run;
  #open = '';
  readonly #incoming: Incoming;
  #isWantHeard = false;
  /** What goes up is compressed anew on each socket. */
  #sender: BatchSender | undefined;
  /** Frames are handled one after another: a batch is stored before the next one is looked at. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: ReplicatorOptions) {
    this.#options = options;
    this.#run = options.run;
    this.#incoming = new Incoming([...(options.codecs ?? []), plainCodec]);
    this.#calls = new Calls(options.timers, CALL_TIMEOUT_MS);
    this.#outbox = new Outbox({
      store: options.store,
      clock: options.clock,
      send: (push) => this.#push(push),
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

  /** Something is wanted by name. Without a link it is asked for on the next one. */
  ask(): void {
    if (this.#isWelcome)
      this.#work = this.#work.then(() => this.#ask(this.#transport)).catch(() => undefined);
  }

  /** Tries the hub at once instead of at the planned time. */
  reconnect(): void {
    if (!this.#isRunning || this.#transport || this.#dialing) return;
    this.#cancelRetry();
    this.#dial();
  }

  /** The person looks at another chat, '' for none: its newest come first. */
  setOpen(chat: string): void {
    if (chat === this.#open) return;
    this.#open = chat;
    if (this.#isWelcome) this.#send(this.#transport, { type: 'open', chat });
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
    const heartbeat = new Heartbeat({
      timers: this.#options.timers,
      ping: () => this.#send(transport, { type: 'ping', n: 0 }),
      onDead: () => this.#dropLink(transport, DEAD_LINK),
    });
    this.#heartbeat = heartbeat;
    transport.onFrame((frame) => {
      heartbeat.heard();
      this.#work = this.#work.then(() => this.#frame(transport, frame));
    });
    transport.onClosed((reason) => {
      // What came before the end is heard first: it may say why.
      this.#work = this.#work.then(() => {
        if (this.#transport === transport) this.#lost(reason);
      });
    });
  }

  #lost(reason: AppErrorData | undefined, retryAfterMs = 0): void {
    this.#transport = undefined;
    this.#isWelcome = false;
    this.#heartbeat?.stop();
    this.#cancelStable();
    this.#calls.failAll();
    this.#outbox.linkLost();
    this.#sender?.reset();
    this.#sender = undefined;
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
      await this.#handle(transport, parseDown(await this.#decode(frame)));
    } catch (error) {
      // A hub that speaks nonsense is left and tried again later; the store is untouched by the bad frame.
      // What was under way is asked for anew: the compression may have seen what the store has not.
      this.#incoming.spoil();
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
        return await this.#welcomed(transport, message);
      case 'credential':
        return await this.#keep(message.credential);
      case 'changes':
        return await this.#changed(transport, message);
      case 'pushed':
        await this.#outbox.pushed(message);
        return this.#got(transport, message.batch);
      case 'answer':
        return this.#calls.answered(message);
      case 'notice':
        return this.#options.onNotice(message.data);
      case 'ping':
        return this.#send(transport, { type: 'pong', n: message.n });
      case 'pong':
        if (message.n === WANT_PING) this.#isWantHeard = true;
        return undefined;
      case 'bye':
        return this.#dismissed(transport, message);
    }
  }

  async #decode(frame: Uint8Array): Promise<unknown> {
    return isBatch(frame) ? await this.#incoming.message(frame) : decodeSingle(frame);
  }

  async #greet(transport: Transport, nonce: Nonce): Promise<void> {
    const { person, device, deviceName = '', session, sign, store } = this.#options;
    await this.#outbox.bringBack(nonce.now);
    if (nonce.oldest > PROTOCOL_VERSION) return this.#end(transport, { kind: 'tooOld', side: 'client' });
    if (nonce.newest < PROTOCOL_VERSION) return this.#end(transport, { kind: 'tooOld', side: 'hub' });
    const { number, run } = this.#run;
    const kept = await store.credential();
    // Somebody who has entered anew has the key of another device now.
    const credential = kept?.device === hexOf(device) ? kept.credential : undefined;
    const hello = {
      type: 'hello' as const,
      version: PROTOCOL_VERSION,
      person,
      device,
      session,
      number,
      run,
      open: this.#open,
      // Whoever holds a credential has told the name before.
      ...(credential ? { credential } : deviceName === '' ? {} : { deviceName }),
      ...this.#incoming.greeting(await store.checkpoints(), await store.people()),
    };
    const of = { nonceHex: hexOf(nonce.nonce), hubKeyPin: transport.hubKeyPin };
    this.#send(transport, { ...hello, signature: await sign(helloText(of, hello)) } satisfies Hello);
  }

  async #welcomed(transport: Transport, welcome: Welcome): Promise<void> {
    this.#sender = this.#incoming.welcomed(welcome);
    if (welcome.needsNumber) await this.#renumber();
    await this.#endLogs(transport, welcome);
    if (welcome.needsScopes) await this.#nameScopes(transport);
    if (transport !== this.#transport) return;
    this.#isWelcome = true;
    this.#cancelStable = this.#options.timers.after(STABLE_AFTER_MS, () => (this.#attempt = 0));
    this.#totalToFetch = welcome.remainingDocuments;
    this.#report(welcome);
    this.#outbox.linkUp();
  }

  #keep(credential: Credential): Promise<void> {
    const { store, device } = this.#options;
    return store.keepCredential({ device: hexOf(device), credential });
  }

  /** Another computer, made from a copy of this disk, stamps with the same number: this one takes its own. */
  async #renumber(): Promise<void> {
    const { store, clock, newNumber } = this.#options;
    this.#run = await store.renumber(newNumber());
    clock.renumber(this.#run.number);
  }

  /** The hub was restored from a backup: what it accepted later is sent again, or asked for by name. */
  async #endLogs(transport: Transport, { ends, now }: Welcome): Promise<void> {
    const { store, person } = this.#options;
    const again: string[] = [];
    for (const end of ends) again.push(...(await store.endLog(end, person)));
    if (again.length > 0) await this.#outbox.bringBack(now, again);
    await this.#ask(transport);
  }

  /** Asks for what is wanted by name. What the hub sends after its answer to the ping answers that. */
  async #ask(transport: Transport | undefined): Promise<void> {
    const ids = await this.#options.store.wanted();
    for (let from = 0; from < ids.length; from += MOST_WANTED) {
      this.#send(transport, { type: 'want', ids: ids.slice(from, from + MOST_WANTED) });
    }
    this.#isWantHeard = false;
    if (ids.length > 0) this.#send(transport, { type: 'ping', n: WANT_PING });
  }

  async #nameScopes(transport: Transport): Promise<void> {
    const byLog = new Map<string, { log: string; scopes: string[]; begun: string[] }>();
    for (const { log, scope, low } of await this.#options.store.checkpoints()) {
      const named = byLog.get(log) ?? { log, scopes: [], begun: [] };
      byLog.set(log, named);
      (low <= 1 ? named.scopes : named.begun).push(scope);
    }
    this.#send(transport, { type: 'scopes', held: [...byLog.values()] });
  }

  async #changed(transport: Transport, changes: Changes): Promise<void> {
    const { store, clock } = this.#options;
    // What is in here has happened by now; on a slow link it says less than is known.
    if (changes.now > clock.now()) await this.#outbox.bringBack(changes.now);
    if (changes.forget.length > 0) await store.forget(changes.forget);
    await store.apply(changes.documents, changes.checkpoints, changes.upTo ?? undefined);
    for (const document of changes.documents) clock.adopt(document.stamp);
    this.#got(transport, changes.n);
    if (this.#isWantHeard && changes.remainingDocuments === 0) {
      this.#isWantHeard = false;
      await store.answered();
    }
    this.#report(changes);
  }

  #got(transport: Transport, n: number): void {
    this.#incoming.stored(n);
    // A link that carries something is worth trying again soon.
    this.#attempt = 0;
    this.#send(transport, { type: 'got', n });
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
    if (bye.reason === 'needsLogin') return this.#end(transport, { kind: 'needsLogin', error: bye.error });
    this.#dropLink(transport, bye.error, bye.retryAfterMs);
  }

  /** A state that time alone does not mend: no further attempts until the person does something. */
  #end(transport: Transport, state: ConnectionState): void {
    this.#setState(state);
    this.#lost(undefined);
    transport.close();
  }

  /** What belongs to a connection that is gone goes nowhere; never onto the one that followed it. */
  #send(transport: Transport | undefined, message: Exclude<Up, BatchMessage>): void {
    if (!transport || transport !== this.#transport) return;
    this.#heartbeat?.spoke();
    transport.send(encodeSingle(message));
  }

  #push(push: Push): void {
    const transport = this.#transport;
    const sender = this.#sender;
    if (!transport || !sender) return;
    sender.frame(push, 'small').then(
      (frame) => {
        if (transport === this.#transport) transport.send(frame);
      },
      (error: unknown) => {
        if (transport === this.#transport) this.#dropLink(transport, appErrorData(error));
      },
    );
  }

  #setState(state: ConnectionState): void {
    this.progress.set({ ...this.progress.value, state });
  }
}
