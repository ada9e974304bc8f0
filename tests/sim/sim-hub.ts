import { Sessions } from '../../server/gateway/sessions.ts';
import { Hub } from '../../server/hub.ts';
import { LiveCalls } from '../../server/media/live-calls.ts';
import { createLog } from '../../server/observability/log.ts';
import { Metrics } from '../../server/observability/metrics.ts';
import type { HubStore } from '../../server/store/hub-store.ts';
import { TEST_PIN } from '../../shared/testing/fake-transport.ts';
import type { ManualTimers } from '../../shared/testing/manual-timers.ts';
import { openMemoryStore } from '../fixtures/hub-store.ts';
import { noMedia } from '../fixtures/no-media.ts';
import { SocketPair } from './socket-pair.ts';

/** The hub's real parts over a store in memory, in a program that can stop, be killed, and start again. */
export class SimHub {
  readonly store: HubStore = openMemoryStore();
  readonly pairs = new Set<SocketPair>();
  /** Hub clock minus the world's time, in milliseconds. */
  skewMs = 0;
  readonly #timers: ManualTimers;
  #program: { readonly hub: Hub; readonly sessions: Sessions; readonly kill: () => void } | undefined;

  constructor(timers: ManualTimers) {
    this.#timers = timers;
  }

  get hub(): Hub {
    if (!this.#program) throw new Error('the hub does not run');
    return this.#program.hub;
  }

  get isRunning(): boolean {
    return this.#program !== undefined;
  }

  async start(): Promise<void> {
    const life = { isOver: false };
    const hub = new Hub({
      store: mortal(this.store, life),
      keyPin: TEST_PIN,
      now: () => this.#timers.now() + this.skewMs,
      addresses: () => [],
    });
    await hub.acceptor.begin();
    const sessions = new Sessions({
      hub,
      live: new LiveCalls(hub, noMedia),
      log: createLog('silent'),
      metrics: new Metrics(),
      timers: this.#timers,
    });
    this.#program = { hub, sessions, kill: () => (life.isOver = true) };
  }

  /** Says goodbye and ends. */
  stop(): void {
    this.#program?.sessions.stop();
    this.kill();
  }

  /** Ends without a word, in the middle of whatever it does. */
  kill(): void {
    const program = this.#program;
    this.#program = undefined;
    program?.kill();
    for (const pair of this.pairs) pair.cut();
  }

  /** A new connection; undefined while the hub does not run. */
  accept(): SocketPair | undefined {
    const { sessions } = this.#program ?? {};
    if (!sessions) return undefined;
    const pair = new SocketPair(TEST_PIN, (socket) => {
      const session = sessions.add(socket);
      return { frame: (frame) => session.frame(frame), closed: () => sessions.remove(session) };
    });
    this.pairs.add(pair);
    return pair;
  }
}

/** A store that a killed program can no longer reach: its calls never return. */
export function mortal<S extends object>(store: S, life: { readonly isOver: boolean }): S {
  return new Proxy(store, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...of: unknown[]): unknown =>
        life.isOver ? new Promise(() => undefined) : Reflect.apply(value, target, of);
    },
  });
}
