import { parseSignalRequest } from '../../shared/signaling/parse-signal.ts';
import { isSignalError, signalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalMethod, SignalRequest } from '../../shared/signaling/signal-requests.ts';
import type { HandlerCall } from './handler-call.ts';
import { dispatch } from './handlers/dispatch.ts';
import { isReachablePort } from './listen-infos.ts';
import {
  defaultMediaLimits,
  transportSettings,
  type MediaLimits,
  type MediaOptions,
} from './media-options.ts';
import { OutgoingBudget } from './outgoing-budget.ts';
import type { GroupsOfRoom, RoomSpec } from './room.ts';
import { divideRoom } from './divide-room.ts';
import { Rooms } from './rooms.ts';
import { Session, type PeerLink } from './session.ts';
import { WorkerPool } from './worker-pool.ts';

/** Counts for `/metrics`. `state` is `preparing` until the first worker runs. */
export type MediaStats = {
  state: 'preparing' | 'missing' | 'ready';
  workers: number;
  rooms: number;
  participants: number;
  producers: number;
  consumers: number;
  /** On how many workers rooms are, each room counted for itself. */
  branches: number;
  /** Streams that are brought from one worker to another. */
  piped: number;
};

/** Sound and picture of live lessons. It opens no signalling socket: requests and notices pass through it. */
export type MediaService = {
  /** Resolves when the workers run, or when it is clear that there are none. Nothing needs to wait for it. */
  ready(): Promise<void>;
  /** Makes a session known, or gives a known one its new link. */
  open(peer: PeerLink): void;
  /** Answers one request of a session, parsed here. Never rejects: failures are a `SignalError`. */
  request(
    sessionId: string,
    method: string,
    data: unknown,
  ): Promise<SignalAnswer<SignalMethod> | SignalError>;
  /** The session's socket was lost: its place is kept for the grace time. */
  dropped(sessionId: string): void;
  /** The session's socket is back: it is told the state of its room. */
  resumed(sessionId: string): void;
  /** The session is over: it leaves its room at once and is forgotten. */
  closeSession(sessionId: string): void;
  /** Opens a room that people may then join. Opening an open room changes nothing. */
  openRoom(spec: RoomSpec): void;
  endRoom(roomId: string): void;
  /** Asks `canJoin` again for everyone in the room, after rights or memberships changed. */
  recheckAccess(roomId: string): Promise<void>;
  /** Divides a room into groups that hear and see themselves alone; an empty map brings all together again. */
  divideRoom(roomId: string, groups: GroupsOfRoom): Promise<void>;
  stats(): MediaStats;
  /** Ends the workers. Rooms are not ended by it: windows join again when the hub is back. */
  close(): Promise<void>;
};

const defaultGraceMs = 120_000;

/** Starts the media part of a hub. Throws if the port cannot be reached from a window. */
export function createMediaService(options: MediaOptions): MediaService {
  const limits: MediaLimits = { ...defaultMediaLimits, ...options.limits };
  const pool = new WorkerPool(options);
  const lastPort = options.rtcPort + pool.size - 1;
  for (let port = options.rtcPort; options.rtcPort !== 0 && port <= lastPort; port += 1) {
    if (!isReachablePort(port))
      throw new RangeError(`Media cannot use port ${port}: windows would refuse it.`);
  }
  const rooms = new Rooms({ pool, branchSeats: limits.branchSeats, log: options.log }, options);
  const sessions = new Map<string, Session>();
  const shared = {
    rooms,
    limits,
    transports: transportSettings(options, limits),
    budget: new OutgoingBudget(options.outgoingBudgetBps),
    log: options.log,
    onVoice: options.onVoice,
  };
  const graceMs = options.graceMs ?? defaultGraceMs;
  pool.start();

  function setConnected(session: Session, isConnected: boolean): void {
    clearTimeout(session.graceTimer);
    const wasConnected = session.isConnected;
    session.isConnected = isConnected;
    const { participant } = session;
    if (participant === undefined || wasConnected === isConnected) return;
    const { room } = participant;
    const changed = {
      type: 'participant.changed',
      roomId: room.id,
      participant: participant.info(),
    } as const;
    room.announceOf(participant, changed, participant);
  }

  function leaveAfterGrace(session: Session): void {
    const { participant } = session;
    if (participant === undefined) return;
    rooms.leave(participant);
    session.notify({ type: 'room.rejoin', roomId: participant.room.id, cause: 'awayTooLong' });
  }

  return {
    ready: () => pool.ready(),
    open(peer) {
      const known = sessions.get(peer.sessionId);
      if (known === undefined) sessions.set(peer.sessionId, new Session(peer));
      else known.peer = peer;
    },
    request: async (sessionId, method, data) => {
      const session = sessions.get(sessionId);
      if (session === undefined) return signalError('notJoined');
      const request = parseSignalRequest(method, data);
      if (request === undefined) return signalError('malformedRequest');
      if (session.queuedCount >= limits.maxQueuedRequests) return signalError('tooManyRequests');
      return session.inTurn(() => answer({ session, ...shared }, request, options));
    },
    dropped(sessionId) {
      const session = sessions.get(sessionId);
      if (session === undefined) return;
      setConnected(session, false);
      session.graceTimer = setTimeout(() => leaveAfterGrace(session), graceMs).unref();
    },
    resumed(sessionId) {
      const session = sessions.get(sessionId);
      if (session === undefined) return;
      setConnected(session, true);
      const { participant } = session;
      const missed = session.takeMissed();
      if (missed !== undefined) session.notify(missed);
      else if (participant !== undefined) {
        const { room, role } = participant;
        session.notify({ type: 'room.state', roomId: room.id, role, ...room.roster(participant) });
        session.notify({ type: 'voice.rate', roomId: room.id, isLow: room.isVoiceLow });
      }
    },
    closeSession(sessionId) {
      const session = sessions.get(sessionId);
      if (session === undefined) return;
      sessions.delete(sessionId);
      session.isClosed = true;
      session.isConnected = false;
      clearTimeout(session.graceTimer);
      if (session.participant !== undefined) rooms.leave(session.participant);
    },
    openRoom: (spec) => rooms.open(spec),
    endRoom: (roomId) => rooms.end(roomId),
    recheckAccess: (roomId) => rooms.recheckAccess(roomId),
    divideRoom: (roomId, groups) => divideRoom(rooms, roomId, groups),
    stats: () => countMedia(pool, rooms),
    close: async () => {
      for (const session of sessions.values()) {
        session.isClosed = true;
        session.isConnected = false;
        clearTimeout(session.graceTimer);
      }
      sessions.clear();
      await pool.close();
    },
  };
}

async function answer(
  call: HandlerCall,
  request: SignalRequest,
  { metrics, log }: MediaOptions,
): Promise<SignalAnswer<SignalMethod> | SignalError> {
  const startedAt = performance.now();
  const result = await dispatch(call, request).catch((error: unknown) => {
    // The media library throws for parameters it does not support, and for a worker that is gone.
    log.warn({ error, method: request.method }, 'media: a request failed');
    const { participant } = call.session;
    const isWorkerGone = participant !== undefined && participant.branch === undefined;
    return signalError(isWorkerGone ? 'mediaRestarting' : 'unsupportedMedia');
  });
  metrics?.onRequest?.(
    request.method,
    isSignalError(result) ? result.kind : 'ok',
    performance.now() - startedAt,
  );
  return result;
}

function countMedia(pool: WorkerPool, rooms: Rooms): MediaStats {
  const participants = rooms.all.flatMap((room) => [...room.participants.values()]);
  const sum = (count: (participant: (typeof participants)[number]) => number) =>
    participants.reduce((total, participant) => total + count(participant), 0);
  return {
    state: pool.state,
    workers: pool.workerCount,
    rooms: rooms.all.length,
    participants: participants.length,
    producers: sum((one) => one.producers.size),
    consumers: sum((one) => one.consumers.size),
    branches: rooms.all.reduce((total, { branches }) => total + branches.count, 0),
    piped: rooms.all.reduce((total, { branches }) => total + branches.pipedCount, 0),
  };
}
