import type { Hub } from '../hub.ts';
import type { LiveCalls } from '../media/live-calls.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import { opensScopesForStaff } from '../sync/readable-scopes.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { RESUME_MS } from '../../shared/protocol/limits.ts';
import type { LeftSession } from './left-session.ts';
import { Session, type Socket } from './session.ts';
import type { WritingBudget } from './writing-budget.ts';

export interface SessionsOptions {
  readonly hub: Hub;
  readonly live: LiveCalls;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timers: Timers;
  /** How much people may write at once; without it everything is taken as it comes. */
  readonly budget?: WritingBudget | undefined;
  /** What this hub compresses with, the best first. */
  readonly codecs?: readonly StreamCodec[];
}

/** More dropped sessions than this are not kept; the oldest starts anew. */
const MOST_LEFT = 500;

/** All connected clients; passes on what is accepted and whose access changed. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #open = new Set<Session>();
  readonly #byKey = new Map<string, Session>();
  /** What sessions without a socket left, the oldest first. */
  readonly #left = new Map<string, { readonly left: LeftSession; readonly cancel: () => void }>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    // Where text waits the link has no room for what is over in a moment.
    options.hub.typing.onTold((devices, notice) => {
      for (const session of this.#open) {
        if (devices.has(session.device) && !session.isTextWaiting) session.notice(notice);
      }
    });
    options.hub.acceptor.onAccepted((documents, affects) => this.#accepted(documents, affects));
  }

  get count(): number {
    return this.#open.size;
  }

  /** Whether text for one of a person's computers has not been sent. */
  isTextWaiting(person: string): boolean {
    return [...this.#open].some((session) => session.person === person && session.isTextWaiting);
  }

  add(socket: Socket): Session {
    const session = new Session({
      ...this.#options,
      socket,
      takeOver: (key) => this.#takeOver(key),
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
    this.#keep(session);
    if (this.#byKey.get(session.key) !== session) return;
    this.#byKey.delete(session.key);
    this.#options.hub.typing.left(session.device);
    this.#options.budget?.paced?.ended(session.device);
    this.#options.live.dropped(session);
  }

  /** Says goodbye to everyone: the hub stops. */
  stop(): void {
    for (const session of [...this.#open]) session.bye('stopping', 'hubStopped', 1_000);
  }

  /** A session that lost its socket can be gone on with for a while. */
  #keep(session: Session): void {
    const left = session.leave();
    if (!left) return;
    this.#drop(session.key);
    const cancel = this.#options.timers.after(RESUME_MS, () => this.#drop(session.key));
    this.#left.set(session.key, { left, cancel });
    const [oldest] = this.#left.keys();
    if (this.#left.size > MOST_LEFT && oldest !== undefined) this.#drop(oldest);
  }

  #takeOver(key: string): LeftSession | undefined {
    // The client came back before its old socket was noticed to be dead.
    const earlier = this.#byKey.get(key);
    earlier?.close();
    const kept = this.#left.get(key);
    kept?.cancel();
    this.#left.delete(key);
    return earlier?.leave() ?? kept?.left;
  }

  #drop(key: string): void {
    const kept = this.#left.get(key);
    if (!kept) return;
    kept.cancel();
    kept.left.feed.close();
    kept.left.stream.rest();
    this.#left.delete(key);
  }

  #welcomed(session: Session): void {
    const earlier = this.#byKey.get(session.key);
    this.#byKey.set(session.key, session);
    // The client came back before its old socket was noticed to be dead.
    if (earlier && earlier !== session) earlier.close();
    this.#options.budget?.paced?.began(session.device);
    this.#options.live.resumed(session);
  }

  #accepted(documents: readonly AcceptedDocument[], affects: (person: string) => boolean): void {
    const opensScopes = documents.some(opensScopesForStaff);
    const signedOut = new Set(documents.flatMap((one) => (isSignedOut(one) ? [one.id] : [])));
    for (const key of [...this.#left.keys()]) if (signedOut.has(deviceIn(key))) this.#drop(key);
    for (const session of [...this.#open]) {
      if (signedOut.has(session.device)) {
        session.bye('needsLogin', 'deviceSignedOut');
        continue;
      }
      const isAccessStale = affects(session.person) || (opensScopes && session.isStaff);
      session.accepted(documents, isAccessStale);
    }
  }
}

function isSignedOut(document: AcceptedDocument): boolean {
  return isOfKind(document, 'device') && document.body.revokedAt > 0;
}

/** The device of a session's key. */
function deviceIn(key: string): string {
  return key.slice(0, key.indexOf('.'));
}
