import type { ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { MediaSource } from '../../shared/signaling/producer-info.ts';
import { kindOfSource } from '../../shared/signaling/producer-info.ts';
import type { RtpParameters } from '../../shared/signaling/rtp-parameters.ts';
import { isSignalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { SignalNotice } from '../../shared/signaling/signal-notices.ts';
import type { SignalAnswer, SignalData, SignalMethod } from '../../shared/signaling/signal-requests.ts';
import { parseSignalResult } from '../../shared/signaling/parse-signal.ts';
import { createMediaService, type MediaService } from './media-service.ts';
import type { MediaOptions } from './media-options.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A media service on loopback with one worker, for tests. */
export function startTestService(options: Partial<MediaOptions> = {}): MediaService {
  return createMediaService({
    rtcPort: 0,
    listenAddresses: [{ address: '127.0.0.1' }],
    workerCount: 1,
    log: quiet,
    ...options,
  });
}

/** A window without a browser: it sends requests and keeps the notices it was sent. */
export class TestPeer {
  readonly notices: SignalNotice[] = [];
  readonly sessionId: string;
  readonly #service: MediaService;
  #waiting: { matches: (notice: SignalNotice) => boolean; resolve: (notice: SignalNotice) => void }[] = [];

  constructor(service: MediaService, name: string) {
    this.#service = service;
    this.sessionId = `session-${name}`;
    service.open({
      sessionId: this.sessionId,
      personId: `person-${name}`,
      displayName: name,
      notify: (notice) => this.#receive(notice),
    });
  }

  /** Sends a request and gives the result; a result that fits neither answer nor error throws. */
  async ask<M extends SignalMethod>(method: M, data: SignalData<M>): Promise<SignalAnswer<M> | SignalError> {
    const result = parseSignalResult(method, await this.#service.request(this.sessionId, method, data));
    if (result === undefined) throw new Error(`${method}: the result does not fit its schema`);
    return result;
  }

  /** Sends a request that has to succeed. */
  async call<M extends SignalMethod>(method: M, data: SignalData<M>): Promise<SignalAnswer<M>> {
    const result = await this.ask(method, data);
    if (isSignalError(result)) throw new Error(`${method}: ${result.reason}`);
    return result;
  }

  /** Sends a request that has to fail, and gives the reason. */
  async refusal<M extends SignalMethod>(method: M, data: SignalData<M>): Promise<string> {
    const result = await this.ask(method, data);
    return isSignalError(result) ? result.reason : 'not refused';
  }

  /** The first notice of a type, past or to come. */
  notice(type: SignalNotice['type']): Promise<SignalNotice> {
    const matches = (notice: SignalNotice) => notice.type === type;
    const past = this.notices.find(matches);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve) => this.#waiting.push({ matches, resolve }));
  }

  /** Joins the room and opens both directions of media, as far as the role allows. */
  async join(roomId: string) {
    const joined = await this.call('room.join', { roomId });
    const { rtpCapabilities } = joined;
    const recv = await this.call('transport.create', { direction: 'recv', rtpCapabilities });
    const send =
      joined.role === 'viewer' ? undefined : await this.call('transport.create', { direction: 'send' });
    return { ...joined, recvId: recv.transportId, sendId: send?.transportId ?? '' };
  }

  #receive(notice: SignalNotice): void {
    this.notices.push(notice);
    for (const waiting of this.#waiting.filter((one) => one.matches(notice))) waiting.resolve(notice);
    this.#waiting = this.#waiting.filter((one) => !one.matches(notice));
  }
}

/** Opens a room in which every person has the role that its id is given here; others are refused. */
export function openTestRoom(
  service: MediaService,
  roles: Record<string, ParticipantRole>,
  { roomId = 'room', isBroadcast = false } = {},
): void {
  service.openRoom({
    roomId,
    isBroadcast,
    hostPersonId: 'person-teacher',
    canJoin: (personId) => Promise.resolve(roles[personId] ?? 'refused'),
  });
}

let lastSsrc = 1000;

/** The data of a `produce` request, with a stream as a window would describe it. */
export function testStream(transportId: string, source: MediaSource): SignalData<'produce'> {
  const kind = kindOfSource(source);
  lastSsrc += 1;
  const codec =
    kind === 'audio'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2 }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90000 };
  const rtpParameters: RtpParameters = {
    mid: String(lastSsrc),
    codecs: [codec],
    encodings: [{ ssrc: lastSsrc }],
    rtcp: { cname: 'test' },
  };
  return { transportId, kind, source, rtpParameters, isPaused: false };
}
