import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError, appErrorData } from '../shared/errors/app-error.ts';
import { encodeBytes } from '../shared/ids/base32.ts';
import type { HubStatus } from '../shared/ipc/hub-control.ts';
import { MAX_FRAME_BYTES, SYNC_PATH } from '../shared/protocol/limits.ts';
import { logName } from '../shared/schema/envelope.ts';
import type { Timers } from '../shared/sync/transport.ts';
import { DayTurn } from './admin/day-turn.ts';
import { Tallies } from './ballots/tallies.ts';
import type { HubConfig } from './config.ts';
import { blobKeys } from './files/blob-keys.ts';
import { HubFileService } from './files/file-service.ts';
import { FolderDisk } from './files/folder-disk.ts';
import { addPinResetRoutes } from './entry/pin-reset-routes.ts';
import { CODECS } from './gateway/codecs.ts';
import { createHttp } from './gateway/http.ts';
import { loadHubKey } from './gateway/hub-key.ts';
import { PacedWriting } from './gateway/paced-writing.ts';
import { Sessions } from './gateway/sessions.ts';
import { WritingBudget } from './gateway/writing-budget.ts';
import { Hub } from './hub.ts';
import { Mailer } from './mail/mailer.ts';
import { localListenAddresses } from './media/listen-infos.ts';
import { Attendance } from './media/attendance.ts';
import { CallEnds } from './calls/call-ends.ts';
import { LeaderWatch } from './lessons/leader-watch.ts';
import { LiveCalls } from './media/live-calls.ts';
import type { MediaOptions } from './media/media-options.ts';
import { createMediaService, type MediaService } from './media/media-service.ts';
import { keepErased } from './sync/erased-list.ts';
import { ReadingTurns } from './moderation/reading-turns.ts';
import type { Log } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { MARK_EVERY, newEpoch, readHeadMark, writeHeadMark } from './store/head-mark.ts';
import type { HubStore } from './store/hub-store.ts';
import { beginNewEpoch, openSqlcipherHubStore } from './store/sqlcipher-hub-store.ts';
import { Recorder, type RecorderOptions } from './recording/recorder.ts';
import { SpoolFolder } from './recording/spool-folder.ts';
import { loadStoreKey } from './store/store-key.ts';

export interface RunningHub {
  readonly hub: Hub;
  readonly port: number;
  status(): Promise<HubStatus>;
  /** Says goodbye to clients, finishes what is being stored, and closes everything. */
  stop(): Promise<void>;
}

export interface StartHubOptions {
  readonly config: HubConfig;
  readonly log: Log;
  /** The media worker's program; resolves when it is there. */
  readonly workerBin: () => Promise<string>;
  /** The archive of this version's source that the hub hands out (AGPL-3.0, section 13). */
  readonly sourceArchive?: string;
}

/** Starts a hub. Throws AppError: `hubPortInUse`, `hubStoreForeign`, `hubStoreDamaged`, `hubDiskFull`. */
export async function startHub({
  config,
  log,
  workerBin,
  sourceArchive = '',
}: StartHubOptions): Promise<RunningHub> {
  const store = await openStore(config.data, log);
  const key = await loadHubKey(store);
  let port = config.port;
  const addresses = () => hostAddresses(config.host).map((host) => `${host}:${port}`);
  const hub = new Hub({ store, keyPin: key.pin, now: () => Date.now(), addresses, gather: nextTurn });
  await hub.acceptor.begin();
  await hub.counts.begin();
  await hub.devices.begin();
  await hub.removals.note();
  await hub.objections.note();
  await hub.actingOffers.note();
  await keepErased(hub, config.data);
  await hub.erasures.begin();
  const mailer = await Mailer.open({ store, log, timers });
  hub.mail = mailer;
  const dayTurn = new DayTurn({
    hub,
    timers,
    onFault: (fault) => log.error({ event: 'day.turn', code: appErrorData(fault).code }),
  });
  await dayTurn.turn();
  const tallies = new Tallies({
    hub,
    timers,
    onFault: (fault) => log.error({ event: 'polls.count', code: appErrorData(fault).code }),
  });
  await tallies.begin();
  let marked = 0;
  const mark = async (): Promise<void> => {
    marked = await store.head();
    writeHeadMark(config.data, { log: logName(store), seq: marked });
  };
  hub.acceptor.onAccepted((documents) => {
    if ((documents.at(-1)?.seq ?? 0) >= marked + MARK_EVERY) void mark();
  });
  const attendance = new Attendance({
    hub,
    onFault: (fault) => log.error({ event: 'lessons.attended', code: appErrorData(fault).code }),
  });
  await attendance.begin();
  const recorder = startRecorder({ hub, data: config.data, log, keepFile: (bytes) => files.add(bytes) });
  const callEnds = new CallEnds({
    hub,
    timers,
    onFault: (fault) => log.error({ event: 'calls.end', code: appErrorData(fault).code }),
  });
  await callEnds.begin();
  const leaderWatch = new LeaderWatch({
    hub,
    timers,
    recheck: (lesson) => void media.recheckAccess(lesson),
    onFault: (fault) => log.error({ event: 'lessons.waiting', code: appErrorData(fault).code }),
  });
  await leaderWatch.begin();
  const media = startMedia(config, log, {
    workerBin,
    onPresence: (lesson, person, isPresent) => {
      attendance.noted(lesson, person, isPresent);
      callEnds.noted(lesson, person, isPresent);
      leaderWatch.noted(lesson, person, isPresent);
    },
    onVoice: (voice) => recorder.heard(voice),
  });
  const readingTurns = new ReadingTurns({
    hub,
    timers,
    onFault: (fault) => log.error({ event: 'moderation.reading', code: appErrorData(fault).code }),
  });
  await readingTurns.begin();
  const metrics = new Metrics();
  const sessions = new Sessions({
    hub,
    live: new LiveCalls(hub, media, (lesson) => leaderWatch.isWaiting(lesson), {
      timers,
      onFault: (fault) => log.error({ event: 'lessons.groups', code: appErrorData(fault).code }),
    }),
    log,
    metrics,
    timers,
    budget: config.hasFloodLimits === false ? undefined : writingBudget(hub, config),
    codecs: CODECS,
  });
  const http = createHttp({ hub, key, media, metrics, log, sourceArchive });
  addPinResetRoutes(http, hub);
  const files = await HubFileService.open({ hub, http, data: config.data, timers, log, sessions });
  await recorder.begin();
  const sockets = acceptSockets(http.server, sessions);
  try {
    await http.listen({ port: config.port, host: config.host });
  } catch (error) {
    await media.close();
    await store.close();
    throw listenError(error, config.port);
  }
  const bound = http.server.address();
  port = typeof bound === 'object' && bound ? bound.port : config.port;
  log.info({ event: 'hub.started', port });

  return {
    hub,
    port,
    status: async () => {
      const school = await hub.school();
      const { state } = media.stats();
      return {
        hub: store.hub,
        port,
        addresses: addresses(),
        keyPin: key.pin,
        school: school && { id: school.id, title: school.body.title, isDemo: school.body.isDemo },
        media: state === 'missing' ? 'unavailable' : state,
      };
    },
    stop: async () => {
      dayTurn.stop();
      await tallies.stop();
      await callEnds.stop();
      await readingTurns.stop();
      await leaderWatch.stop();
      await attendance.stop();
      await recorder.stop();
      await mailer.stop();
      sessions.stop();
      await files.stop();
      sockets.close();
      for (const socket of sockets.clients) socket.terminate();
      await http.close();
      await hub.acceptor.between(async () => {
        await hub.deliveries.stop();
        await mark();
        await store.close();
      });
      await media.close();
      log.info({ event: 'hub.stopped' });
    },
  };
}

function writingBudget(hub: Hub, { messagesAtOnce }: HubConfig): WritingBudget {
  return new WritingBudget({
    now: () => timers.now(),
    atOnce: messagesAtOnce,
    paced: new PacedWriting(() => hub.acceptor.time()),
  });
}

/** Opens the store; where an older copy of it was put back by hand, with a new log. */
async function openStore(data: string, log: Log): Promise<HubStore> {
  const of = { path: join(data, 'hub.db'), key: loadStoreKey(data) };
  const newNames = () => ({ hub: encodeBytes(randomBytes(8)).slice(0, 12), epoch: newEpoch() });
  const store = openSqlcipherHubStore({ ...of, newNames });
  const mark = readHeadMark(data);
  if (mark?.log !== logName(store) || mark.seq <= (await store.head())) return store;
  await store.close();
  log.warn({ event: 'hub.restored', ...beginNewEpoch(of, newEpoch()) });
  return openSqlcipherHubStore({ ...of, newNames });
}

/** Nothing of the hub waits for these: they do not keep a process alive that has ended everything else. */
const timers: Timers = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The part of an HTTPS server that hands over sockets. */
interface UpgradingServer {
  on(event: 'upgrade', listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): unknown;
}

/** Makes a session of every sync socket that a server is asked for. */
export function acceptSockets(server: UpgradingServer, sessions: Sessions): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, raw, head) => {
    if (request.url !== SYNC_PATH) {
      raw.end('HTTP/1.1 404 Not Found\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, raw, head, (socket) => attach(socket, sessions));
  });
  return sockets;
}

function attach(socket: WebSocket, sessions: Sessions): void {
  socket.binaryType = 'nodebuffer';
  const session = sessions.add({
    send: (frame) => socket.send(frame),
    close: () => socket.close(),
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data)) session.frame(data);
    else session.bye('badFrame', 'badRequest');
  });
  socket.on('close', () => sessions.remove(session));
  // A broken socket is also closed; what went wrong with it says nothing that helps anyone.
  socket.on('error', () => undefined);
}

function startMedia(
  config: HubConfig,
  log: Log,
  of: { readonly workerBin: () => Promise<string> } & Pick<MediaOptions, 'onPresence' | 'onVoice'>,
): MediaService {
  const say = (write: (fields: { event: string; what: string }) => void) => (_fields: object, what: string) =>
    write({ event: 'media', what });
  return createMediaService({
    ...of,
    rtcPort: config.rtcPort,
    listenAddresses: localListenAddresses(networkInterfaces()),
    ...(config.mediaMbps === undefined ? {} : { outgoingBudgetBps: config.mediaMbps * 1_000_000 }),
    ...(config.mediaWorkers > 0 ? { workerCount: config.mediaWorkers } : {}),
    log: {
      info: say((fields) => log.info(fields)),
      warn: say((fields) => log.warn(fields)),
      error: say((fields) => log.error(fields)),
    },
  });
}

function startRecorder(of: {
  readonly hub: Hub;
  readonly data: string;
  readonly log: Log;
  readonly keepFile: RecorderOptions['keepFile'];
}): Recorder {
  const { hub, data, log, keepFile } = of;
  return new Recorder({
    hub,
    keepFile,
    spools: new SpoolFolder(new FolderDisk(join(data, 'recordings')), blobKeys(loadStoreKey(data))),
    timers,
    monotonic: () => performance.now(),
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(data);
      return bavail * bsize;
    },
    onFault: (fault) => log.error({ event: 'recording', code: appErrorData(fault).code }),
  });
}

/** Loopback first, then the addresses of the local network; IPv4 before IPv6, no link-local ones. */
function hostAddresses(host: string): readonly string[] {
  if (host !== '::' && host !== '0.0.0.0') return [host.includes(':') ? `[${host}]` : host];
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && !/^fe[89ab]/i.test(one.address));
  const v4 = own.filter((one) => one.family === 'IPv4').map((one) => one.address);
  const v6 = own.filter((one) => one.family === 'IPv6').map((one) => `[${one.address}]`);
  return ['127.0.0.1', ...v4, ...v6].slice(0, 16);
}

function listenError(error: unknown, port: number): AppError {
  const details = error instanceof Error ? error.message : String(error);
  if (/EADDRINUSE|EACCES/.test(details)) return new AppError('hubPortInUse', { params: { port }, details });
  return new AppError('internal', { details });
}
