import type { KnownNames } from '../../shared/protocol/columns/names.ts';
import type { Hello } from '../../shared/protocol/hello.ts';
import type { Hello1 } from '../../shared/protocol/hello-1.ts';
import type { StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { claimsOf, claimsOfCheckpoints } from '../../shared/sync/held.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import type { HeldMark } from '../reach/held-marks.ts';
import { Feed } from '../sync/feed.ts';
import { FeedLimits } from '../sync/feed-limits.ts';
import { DownStream } from './down-stream.ts';
import type { Session } from './session.ts';
import { shownChanges } from '../moderation/shown-changes.ts';
import { doubtedScopes, type SessionAccess } from './session-access.ts';

/** So few documents do not need the memory of a long stream. */
const FEW = 300;

/** What of a session outlives its socket for a while: what is owed, and what was under way. */
export interface LeftSession {
  readonly feed: Feed;
  readonly limits: FeedLimits;
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
  const stream = new DownStream({ codec, known, now: () => timers.now(), shared: hub.frames });
  const isBrief = version >= 2;
  const limits = new FeedLimits();
  const feed = new Feed({
    store: hub.store,
    recent: hub.acceptor.recent,
    person,
    limits,
    now: () => hub.acceptor.time(),
    published: () => hub.acceptor.published,
    isBrief,
    mayAdd: () => owner.session !== undefined && stream.pace.maySend('text'),
    send: async (all, isStillValid) => {
      const changes = shownChanges(person, all, await hub.facts.directory());
      if (!isBrief) return owner.session?.sendChanges1(changes);
      const held = heldBy(person, feed);
      const size = changes.remainingDocuments > FEW ? 'bulk' : 'small';
      return await stream.send(changes, size, isStillValid, () => hub.deliveries.note(held));
    },
    onLoss: () => stream.forbidRepeating(),
    onComplete: () => stream.rest(),
    onError: (error) => owner.session?.fail(error),
  });
  return { feed, limits, stream, known, owner };
}

/** What the client of a person holds of channels, or will when it has stored what it is sent. */
function heldBy(person: string, feed: Feed): readonly HeldMark[] {
  return feed.heldChannels().map((mark) => ({ ...mark, person }));
}

/** Begins to send what the client says it does not hold. True when it still has to name its scopes. */
export async function begun(
  hub: Hub,
  { feed, limits }: LeftSession,
  access: SessionAccess,
  hello: Hello | Hello1,
): Promise<boolean> {
  const { scopes } = access;
  limits.take(access.limits);
  const claims = 'held' in hello ? claimsOf(hello.held, scopes) : claimsOfCheckpoints(hello.checkpoints);
  const open = 'held' in hello ? hello.open : '';
  const needsScopes = await feed.begin(scopes, claims, open, doubtedScopes(access, claims));
  hub.deliveries.note(heldBy(access.facts.person, feed));
  return needsScopes;
}

/**
 * What a dropped session left, where the client can go on with it: the client holds all that is not kept,
 * speaks the same codec, and may read just what it might then. Otherwise it is thrown away.
 */
export function resumable(
  left: LeftSession,
  { stream: name, resume }: Pick<Hello, 'stream' | 'resume'>,
  access: Pick<SessionAccess, 'scopes' | 'limits'>,
  codec: StreamCodec,
): LeftSession | undefined {
  const { feed, limits, stream } = left;
  const readable = new Set(access.scopes);
  const isSameAccess =
    feed.scopes.length === readable.size && feed.scopes.every((scope) => readable.has(scope));
  const isGood = stream.codec.name === codec.name && stream.canResume(name, resume);
  if (isGood && isSameAccess && limits.take(access.limits).length === 0) return left;
  feed.close();
  stream.rest();
  return undefined;
}
