import type { types } from 'mediasoup';
import type { ConsumerOffer } from '../../../shared/signaling/requests/consume.ts';
import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requireParticipant, type HandlerCall } from '../handler-call.ts';
import type { Participant } from '../participant.ts';
import type { ProducerInRoom } from '../room.ts';
import { wireParameters } from '../router-codecs.ts';

/**
 * Offers the asker the named streams of others. Streams that have just ended, or that it cannot
 * decode, are left out. A stream that it has already is offered as it is: the answer may have been lost.
 */
export async function consume(
  call: HandlerCall,
  { transportId, producerIds }: SignalData<'consume'>,
): Promise<SignalAnswer<'consume'> | SignalError> {
  const participant = requireParticipant(call);
  if (isSignalError(participant)) return participant;
  const own = participant.transports.get(transportId);
  if (own?.direction !== 'recv') return signalError('noSuchTransport');

  const wanted = [...new Set(producerIds)].flatMap((producerId) => {
    const found = participant.room.findProducer(producerId);
    return found && found.owner !== participant && participant.room.sees(participant, found.owner)
      ? [found]
      : [];
  });
  const newOnes = wanted.filter(({ producer }) => participant.consumerOf(producer.id) === undefined);
  if (participant.consumers.size + newOnes.length > call.limits.maxConsumers) {
    return signalError('tooManyConsumers');
  }
  const offers = await Promise.all(wanted.map((found) => offer(call, participant, own.transport, found)));
  return { offers: offers.flatMap((one) => one ?? []) };
}

async function offer(
  call: HandlerCall,
  participant: Participant,
  transport: types.WebRtcTransport,
  { owner, source, producer }: ProducerInRoom,
): Promise<ConsumerOffer | undefined> {
  const consumer =
    participant.consumerOf(producer.id) ??
    (await openConsumer(call, participant, transport, { owner, producer }));
  if (consumer === undefined) return undefined;
  return {
    consumerId: consumer.id,
    producerId: producer.id,
    participantId: owner.id,
    kind: consumer.kind,
    source,
    rtpParameters: wireParameters(consumer.rtpParameters),
    // A pause reaches the consumers of other workers a moment later.
    isProducerPaused: producer.paused,
  };
}

/** Opens one stream towards a participant, paused; undefined where it cannot be offered. */
export async function openConsumer(
  call: Pick<HandlerCall, 'log'>,
  participant: Participant,
  transport: types.Transport,
  { owner, producer }: Pick<ProducerInRoom, 'owner' | 'producer'>,
): Promise<types.Consumer | undefined> {
  const { receiveCapabilities: rtpCapabilities, room, branch } = participant;
  const producerId = producer.id;
  if (rtpCapabilities === undefined || branch === undefined || owner.branch === undefined) return undefined;
  const isHere = await room.branches.bring(producer, owner.branch, branch);
  const { router } = branch.routing;
  if (!isHere || router.closed || !router.canConsume({ producerId, rtpCapabilities })) return undefined;
  const consumer = await transport
    // Voice that was lost is sent again, too: over a long way with a longer buffer there is time for it.
    .consume({ producerId, rtpCapabilities, paused: true, enableRtx: true })
    .catch((error: unknown) => {
      call.log.warn({ error, roomId: room.id }, 'media: a stream could not be offered');
      return undefined;
    });
  if (consumer === undefined || consumer.closed || room.findProducer(producerId) === undefined)
    return undefined;
  // In the meantime the two can have come into different groups.
  if (!room.sees(participant, owner)) {
    consumer.close();
    return undefined;
  }
  participant.consumers.set(consumer.id, consumer);
  participant.link.add(consumer);
  consumer.observer.on('close', () => participant.consumers.delete(consumer.id));
  consumer.on('layerschange', (layers) => {
    participant.session.notify({
      type: 'consumer.layersChanged',
      roomId: room.id,
      consumerId: consumer.id,
      layers: layers ?? null,
    });
  });
  return consumer;
}
