import type { KnownNames } from '../../shared/protocol/columns/names.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import { Feed } from '../sync/feed.ts';
import { DownStream } from './down-stream.ts';
import type { Session } from './session.ts';

/** So few documents do not need the memory of a long stream. */
const FEW = 300;

/** What of a session outlives its socket for a while: what is owed, and what was under way. */
export interface LeftSession {
  readonly feed: Feed;
  readonly stream: DownStream;
  /** Names that both sides have. */
  readonly known: readonly KnownNames[];
  /** Whose socket it is told through; undefined while it waits for one. */
  readonly owner: { session: Session | undefined };
}

export interface NewLeftSession {
  readonly hub: Hub;
  readonly timers: Timers;
  readonly person: string;
  readonly codec: StreamCodec;
  readonly known: readonly KnownNames[];
  /** The protocol version of the client. */
  readonly version: number;
}

export function newLeftSession(of: NewLeftSession): LeftSession {
  const { hub, timers, person, codec, known, version } = of;
  const owner: LeftSession['owner'] = { session: undefined };
  const stream = new DownStream({ codec, known, now: () => timers.now() });
  const isBrief = version >= 2;
  const feed = new Feed({
    store: hub.store,
    person,
    now: () => hub.acceptor.time(),
    published: () => hub.acceptor.published,
    isBrief,
    mayAdd: () => owner.session !== undefined && stream.pace.maySend('text'),
    send: (changes, isStillValid) => {
      if (!isBrief) return Promise.resolve(owner.session?.sendChanges1(changes));
      return stream.send(changes, changes.remainingDocuments > FEW ? 'bulk' : 'small', isStillValid);
    },
    onLoss: () => stream.forbidRepeating(),
    onComplete: () => stream.rest(),
    onError: (error) => owner.session?.fail(error),
  });
  return { feed, stream, known, owner };
}

/**
 * What a dropped session left, where the client can go on with it: the client holds all that is not kept,
 * speaks the same codec, and may read just what it might then. Otherwise it is thrown away.
 */
export function resumable(
  left: LeftSession,
  { stream: name, resume }: Pick<Hello, 'stream' | 'resume'>,
  scopes: readonly string[],
  codec: StreamCodec,
): LeftSession | undefined {
  const { feed, stream } = left;
  const readable = new Set(scopes);
  const isSameAccess =
    feed.scopes.length === readable.size && feed.scopes.every((scope) => readable.has(scope));
  const isGood = stream.codec.name === codec.name && stream.canResume(name, resume);
  if (isGood && isSameAccess) return left;
  feed.close();
  stream.rest();
  return undefined;
}
