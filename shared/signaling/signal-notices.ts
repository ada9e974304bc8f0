import Type from 'typebox';
import { ConsumerLayersChanged } from './notices/consumer-layers-changed.ts';
import { LinkLossy } from './notices/link-lossy.ts';
import { MicrophoneMuted } from './notices/microphone-muted.ts';
import { ParticipantChanged } from './notices/participant-changed.ts';
import { ParticipantJoined } from './notices/participant-joined.ts';
import { ParticipantLeft } from './notices/participant-left.ts';
import { PointerMoved } from './notices/pointer-moved.ts';
import { ProducerAvailable } from './notices/producer-available.ts';
import { ProducerClosed } from './notices/producer-closed.ts';
import { ProducerPaused } from './notices/producer-paused.ts';
import { ProducerResumed } from './notices/producer-resumed.ts';
import { RoomEnded } from './notices/room-ended.ts';
import { RoomReacted } from './notices/room-reacted.ts';
import { RoomRejoin } from './notices/room-rejoin.ts';
import { RoomState } from './notices/room-state.ts';
import { VoiceRate } from './notices/voice-rate.ts';

/** Everything that the hub tells a window about a live room without being asked. */
export const SignalNotice = Type.Union([
  ParticipantJoined,
  ParticipantChanged,
  ParticipantLeft,
  ProducerAvailable,
  ProducerClosed,
  ProducerPaused,
  ProducerResumed,
  ConsumerLayersChanged,
  MicrophoneMuted,
  RoomEnded,
  RoomRejoin,
  RoomState,
  LinkLossy,
  VoiceRate,
  RoomReacted,
  PointerMoved,
]);
export type SignalNotice = Type.Static<typeof SignalNotice>;
