import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { ParticipantInfo, ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { MediaSource, ProducerInfo } from '../../shared/signaling/producer-info.ts';
import type { RtpCapabilities } from '../../shared/signaling/rtp-parameters.ts';
import type { Branch } from './branches.ts';
import { ReceivingLink } from './receiving-link.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

type OwnTransport = {
  transport: types.WebRtcTransport;
  direction: 'send' | 'recv';
  isConnected: boolean;
};
export type OwnProducer = { producer: types.Producer; source: MediaSource };

/** One window's place in a room, with everything that the media worker holds for it. */
export class Participant {
  readonly id: string = randomUUID();
  readonly room: Room;
  readonly session: Session;
  role: ParticipantRole;
  isGone = false;
  receiveCapabilities: RtpCapabilities | undefined;
  /** Where its media is; undefined once the worker has died, until it joins again. */
  branch: Branch | undefined;
  readonly transports = new Map<string, OwnTransport>();
  readonly producers = new Map<string, OwnProducer>();
  readonly consumers = new Map<string, types.Consumer>();
  readonly link = new ReceivingLink((lossShare) =>
    this.session.notify({ type: 'link.lossy', roomId: this.room.id, lossShare }),
  );

  constructor(of: { room: Room; session: Session; role: ParticipantRole; branch: Branch }) {
    this.room = of.room;
    this.session = of.session;
    this.role = of.role;
    this.branch = of.branch;
  }

  get mayShowScreen(): boolean {
    return this.role === 'host' || (this.role === 'speaker' && this.room.screensOf === 'speakers');
  }

  info(): ParticipantInfo {
    return {
      participantId: this.id,
      personId: this.session.peer.personId,
      displayName: this.session.peer.displayName,
      role: this.role,
      isConnected: this.session.isConnected,
    };
  }

  producerInfo({ producer, source }: OwnProducer): ProducerInfo {
    const { id: producerId, kind, paused: isPaused } = producer;
    return { producerId, participantId: this.id, kind, source, isPaused };
  }

  producerOf(source: MediaSource): OwnProducer | undefined {
    return [...this.producers.values()].find((own) => own.source === source);
  }

  consumerOf(producerId: string): types.Consumer | undefined {
    return [...this.consumers.values()].find((consumer) => consumer.producerId === producerId);
  }

  forgetConsumersOf(producerId: string): void {
    for (const [id, consumer] of this.consumers) {
      if (consumer.producerId === producerId) this.consumers.delete(id);
    }
  }

  /** Ends what the participant receives of somebody from whom it is apart now. */
  stopReceiving(owner: Participant): void {
    for (const producerId of owner.producers.keys()) this.consumerOf(producerId)?.close();
  }

  /** Ends one of the participant's streams and tells the others. */
  closeProducer(producerId: string): void {
    const own = this.producers.get(producerId);
    if (own === undefined) return;
    this.producers.delete(producerId);
    own.producer.close();
    // The worker reports the end of each consumer only later; nobody may use one until then.
    for (const other of this.room.participants.values()) other.forgetConsumersOf(producerId);
    this.room.announceOf(this, { type: 'producer.closed', roomId: this.room.id, producerId }, this);
  }

  /** Ends one transport, and with it what flowed through it. */
  closeTransport(transportId: string): void {
    const own = this.transports.get(transportId);
    if (own === undefined) return;
    this.transports.delete(transportId);
    if (own.direction === 'send') {
      for (const producerId of [...this.producers.keys()]) this.closeProducer(producerId);
    } else {
      this.consumers.clear();
    }
    own.transport.close();
  }

  /** Ends all media of the participant; the place in the room stays. */
  closeMedia(): void {
    for (const transportId of [...this.transports.keys()]) this.closeTransport(transportId);
    this.receiveCapabilities = undefined;
  }

  /** Gives the place on the worker back. */
  leaveBranch(): void {
    if (this.branch) this.room.branches.release(this.branch);
    this.branch = undefined;
  }

  /** Forgets media that is gone already, because its worker died; nobody is told of each stream. */
  forgetMedia(): void {
    this.transports.clear();
    this.producers.clear();
    this.consumers.clear();
    this.receiveCapabilities = undefined;
  }
}
