import type { SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalMethod, SignalRequest } from '../../../shared/signaling/signal-requests.ts';
import type { HandlerCall } from '../handler-call.ts';
import { consume } from './consume.ts';
import { pauseConsumers } from './consumer-pause.ts';
import { resumeConsumers } from './consumer-resume.ts';
import { setConsumerLayers } from './consumer-set-layers.ts';
import { tellLink } from './link-tell.ts';
import { giveVoice } from './participant-give-voice.ts';
import { muteParticipants } from './participant-mute.ts';
import { movePointer } from './pointer-move.ts';
import { produce } from './produce.ts';
import { closeProducer } from './producer-close.ts';
import { pauseProducer } from './producer-pause.ts';
import { resumeProducer } from './producer-resume.ts';
import { endRoom } from './room-end.ts';
import { joinRoom } from './room-join.ts';
import { leaveRoom } from './room-leave.ts';
import { react } from './room-react.ts';
import { askForScreen } from './screen-ask.ts';
import { connectTransport } from './transport-connect.ts';
import { createTransport } from './transport-create.ts';
import { restartIce } from './transport-restart-ice.ts';

/** Hands a checked request to its handler. */
export async function dispatch(
  call: HandlerCall,
  request: SignalRequest,
): Promise<SignalAnswer<SignalMethod> | SignalError> {
  switch (request.method) {
    case 'room.join':
      return joinRoom(call, request.data);
    case 'room.leave':
      return leaveRoom(call, request.data);
    case 'room.end':
      return endRoom(call, request.data);
    case 'participant.mute':
      return muteParticipants(call, request.data);
    case 'participant.giveVoice':
      return giveVoice(call, request.data);
    case 'transport.create':
      return createTransport(call, request.data);
    case 'transport.connect':
      return connectTransport(call, request.data);
    case 'transport.restartIce':
      return restartIce(call, request.data);
    case 'produce':
      return produce(call, request.data);
    case 'producer.pause':
      return pauseProducer(call, request.data);
    case 'producer.resume':
      return resumeProducer(call, request.data);
    case 'producer.close':
      return closeProducer(call, request.data);
    case 'consume':
      return consume(call, request.data);
    case 'consumer.resume':
      return resumeConsumers(call, request.data);
    case 'consumer.pause':
      return pauseConsumers(call, request.data);
    case 'consumer.setLayers':
      return setConsumerLayers(call, request.data);
    case 'link.tell':
      return tellLink(call, request.data);
    case 'room.react':
      return react(call, request.data);
    case 'pointer.move':
      return movePointer(call, request.data);
    case 'screen.ask':
      return askForScreen(call, request.data);
  }
}
