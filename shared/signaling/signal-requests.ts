import type Type from 'typebox';
import { consume } from './requests/consume.ts';
import { consumerPause } from './requests/consumer-pause.ts';
import { consumerResume } from './requests/consumer-resume.ts';
import { consumerSetLayers } from './requests/consumer-set-layers.ts';
import { linkTell } from './requests/link-tell.ts';
import { participantGiveVoice } from './requests/participant-give-voice.ts';
import { participantMute } from './requests/participant-mute.ts';
import { pointerMove } from './requests/pointer-move.ts';
import { produce } from './requests/produce.ts';
import { producerClose } from './requests/producer-close.ts';
import { producerPause } from './requests/producer-pause.ts';
import { producerResume } from './requests/producer-resume.ts';
import { roomEnd } from './requests/room-end.ts';
import { roomJoin } from './requests/room-join.ts';
import { roomLeave } from './requests/room-leave.ts';
import { roomReact } from './requests/room-react.ts';
import { screenAsk } from './requests/screen-ask.ts';
import { transportConnect } from './requests/transport-connect.ts';
import { transportCreate } from './requests/transport-create.ts';
import { transportRestartIce } from './requests/transport-restart-ice.ts';

/** Every live-lesson request, once, with the schemas of its data and of its answer. */
export const signalRequests = {
  'room.join': roomJoin,
  'room.leave': roomLeave,
  'room.end': roomEnd,
  'participant.mute': participantMute,
  'participant.giveVoice': participantGiveVoice,
  'transport.create': transportCreate,
  'transport.connect': transportConnect,
  'transport.restartIce': transportRestartIce,
  produce,
  'producer.pause': producerPause,
  'producer.resume': producerResume,
  'producer.close': producerClose,
  consume,
  'consumer.resume': consumerResume,
  'consumer.pause': consumerPause,
  'consumer.setLayers': consumerSetLayers,
  'link.tell': linkTell,
  'room.react': roomReact,
  'pointer.move': pointerMove,
  'screen.ask': screenAsk,
} as const;

export type SignalMethod = keyof typeof signalRequests;
export type SignalData<M extends SignalMethod> = Type.Static<(typeof signalRequests)[M]['data']>;
export type SignalAnswer<M extends SignalMethod> = Type.Static<(typeof signalRequests)[M]['answer']>;

/** A request that was checked: its data fit its method. */
export type SignalRequest = { [M in SignalMethod]: { method: M; data: SignalData<M> } }[SignalMethod];
