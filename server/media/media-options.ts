import type { SignalErrorKind } from '../../shared/signaling/signal-error.ts';
import type { RoomVoice } from './room-voice.ts';
import type { SignalMethod } from '../../shared/signaling/signal-requests.ts';

/** The part of a pino logger that media uses. */
export type MediaLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** Counters outside the service, for instance those behind `/metrics`. */
type MediaMetrics = {
  onRequest?(method: SignalMethod, outcome: 'ok' | SignalErrorKind, durationMs: number): void;
  onWorkerDied?(): void;
};

/** What one room and one participant may use of the hub. */
export type MediaLimits = {
  maxParticipants: number;
  maxRoomProducers: number;
  maxProducers: number;
  maxConsumers: number;
  maxTransports: number;
  maxQueuedRequests: number;
  /** A room stays on one worker until so many are in it. */
  branchSeats: number;
  /** Bits per second that one participant may send to the hub. */
  maxIncomingBitrateBps: number;
};

export const defaultMediaLimits: MediaLimits = {
  maxParticipants: 300,
  maxRoomProducers: 100,
  maxProducers: 3,
  maxConsumers: 300,
  maxTransports: 4,
  maxQueuedRequests: 64,
  branchSeats: 40,
  maxIncomingBitrateBps: 2_000_000,
};

/** An address to listen on, and the one to tell clients if it differs (behind a port forwarding). */
export type ListenAddress = { address: string; announcedAddress?: string };

export type MediaOptions = {
  /**
   * The media worker's program: its path, or a function that resolves with the path once it is there.
   * Until then joins are answered `mediaPreparing`; if the function rejects, `mediaMissing`.
   * Without it the media library's own place is used.
   */
  workerBin?: string | (() => Promise<string>);
  /**
   * UDP and TCP port of the first worker; worker number n uses `rtcPort` + n. 0 lets each worker choose, and so
   * does one whose port is taken: a second hub on one computer has sound and picture too.
   */
  rtcPort: number;
  /** Addresses of this machine where media is received; no name servers or STUN are asked. */
  listenAddresses: readonly ListenAddress[];
  /** How many worker processes; the number of cores unless set. */
  workerCount?: number;
  limits?: Partial<MediaLimits>;
  /** Bits per second that all receiving windows together may be sent; no limit unless set. */
  outgoingBudgetBps?: number;
  /** How long a participant whose link is lost keeps the place. */
  graceMs?: number;
  /** How long media without an answering client is kept open, 120 s at least, 255 s at most. */
  iceConsentTimeoutMs?: number;
  /** Bits per second to begin with towards a client, before its link is measured. */
  initialOutgoingBitrateBps?: number;
  log: MediaLog;
  metrics?: MediaMetrics;
  /** Called when a window of a person takes a place in a room, and when it has left it. */
  onPresence?(roomId: string, personId: string, isPresent: boolean): void;
  /** Called with each microphone that is sent into a room. */
  onVoice?: (voice: RoomVoice) => void;
};

/** Settings of every transport, derived from the options. */
export type TransportSettings = {
  iceConsentTimeoutSeconds: number;
  initialOutgoingBitrateBps: number;
  maxIncomingBitrateBps: number;
};

const minConsentTimeoutMs = 120_000;
const maxConsentTimeoutMs = 255_000;

/** Settings of every transport. A consent time outside 120 to 255 s is moved to the nearer end. */
export function transportSettings(options: MediaOptions, limits: MediaLimits): TransportSettings {
  const wantedMs = options.iceConsentTimeoutMs ?? minConsentTimeoutMs;
  const consentMs = Math.min(Math.max(wantedMs, minConsentTimeoutMs), maxConsentTimeoutMs);
  return {
    iceConsentTimeoutSeconds: Math.ceil(consentMs / 1000),
    initialOutgoingBitrateBps: options.initialOutgoingBitrateBps ?? 300_000,
    maxIncomingBitrateBps: limits.maxIncomingBitrateBps,
  };
}
