import type { LinkChoice, LinkRung } from '../../../../shared/lessons/link-ladder.ts';
import type { ParticipantInfo } from '../../../../shared/signaling/participant-info.ts';
import type { MediaSource } from '../../../../shared/signaling/producer-info.ts';
import type { SignalReason } from '../../../../shared/signaling/signal-error.ts';
import type { VideoLayers } from '../../../../shared/signaling/video-layers.ts';
import type { DeviceProblem } from './device-problem.ts';

/** Where this window stands in the live lesson. Times are milliseconds of the `now` that was passed in. */
export type LessonPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'joining'; readonly waitingFor: SignalReason | null }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly sinceAt: number }
  | { readonly kind: 'ended'; readonly cause: 'ended' | 'accessLost' }
  | { readonly kind: 'failed'; readonly reason: SignalReason };

/** A stream of somebody else. While `isPaused`, the track is there but silent or dark. */
export type RemoteTrack = {
  readonly producerId: string;
  readonly participantId: string;
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  readonly isPaused: boolean;
};

/** One's own camera, microphone or shown screen. `blocked` leaves receiving untouched and says why. */
export type OwnDeviceState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly track: MediaStreamTrack }
  | { readonly kind: 'muted'; readonly track: MediaStreamTrack; readonly by: 'self' | 'host' }
  | { readonly kind: 'blocked'; readonly reason: DeviceProblem };

export type LessonSnapshot = {
  readonly phase: LessonPhase;
  readonly ownParticipantId: string | null;
  readonly participants: readonly ParticipantInfo[];
  readonly tracksByParticipant: ReadonlyMap<string, readonly RemoteTrack[]>;
  readonly ownDevices: {
    readonly camera: OwnDeviceState;
    readonly microphone: OwnDeviceState;
    readonly screen: OwnDeviceState;
  };
  /** The layers that the hub now sends of each producer's video; absent until it says so. */
  readonly videoLayers: ReadonlyMap<string, VideoLayers>;
  /** What the link carries now, and whether the person or the link decides that. */
  readonly link: { readonly rung: LinkRung; readonly choice: LinkChoice };
};

export const idleSnapshot: LessonSnapshot = {
  phase: { kind: 'idle' },
  ownParticipantId: null,
  participants: [],
  tracksByParticipant: new Map(),
  ownDevices: { camera: { kind: 'off' }, microphone: { kind: 'off' }, screen: { kind: 'off' } },
  videoLayers: new Map(),
  link: { rung: 'video', choice: 'auto' },
};
