import type { Hub } from '../hub.ts';
import type { LiveCalls } from '../media/live-calls.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import { opensScopesForStaff } from '../sync/readable-scopes.ts';
import { Session, type Socket } from './session.ts';

export interface SessionsOptions {
  readonly hub: Hub;
  readonly live: LiveCalls;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timers: Timers;
}

/** All connected clients; passes on what is accepted and whose access changed. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #open = new Set<Session>();
  readonly #byKey = new Map<string, Session>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    options.hub.acceptor.onAccepted((documents, affects) => this.#accepted(documents, affects));
  }

  get count(): number {
    return this.#open.size;
  }

  add(socket: Socket): Session {
    const session = new Session({
      ...this.#options,
      socket,
      onWelcome: (welcome) => this.#welcomed(welcome),
    });
    this.#open.add(session);
    this.#options.metrics.sessions(this.#open.size);
    return session;
  }

  remove(session: Session): void {
    session.close();
    if (!this.#open.delete(session)) return;
    this.#options.metrics.sessions(this.#open.size);
    if (this.#byKey.get(session.key) !== session) return;
    this.#byKey.delete(session.key);
    this.#options.live.dropped(session);
  }

  /** Says goodbye to everyone: the hub stops. */
  stop(): void {
    for (const session of [...this.#open]) session.bye('stopping', 'hubStopped', 1_000);
  }

  #welcomed(session: Session): void {
    const earlier = this.#byKey.get(session.key);
    this.#byKey.set(session.key, session);
    // The client came back before its old socket was noticed to be dead.
    if (earlier && earlier !== session) earlier.close();
    this.#options.live.resumed(session);
  }

  #accepted(documents: readonly AcceptedDocument[], affects: (person: string) => boolean): void {
    const opensScopes = documents.some(opensScopesForStaff);
    for (const session of [...this.#open]) {
      const isAccessStale = affects(session.person) || (opensScopes && session.isStaff);
      session.accepted(documents, isAccessStale);
    }
  }
}
