import type { ParticipantInfo, ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { ProducerInfo } from '../../shared/signaling/producer-info.ts';
import { isSignalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { SignalNotice } from '../../shared/signaling/signal-notices.ts';
import type { OwnProducer, Participant } from './participant.ts';
import type { RoomRouter, WorkerPool } from './worker-pool.ts';

/** A room to open: the hub's lesson handler says who may be in it, and as what. */
export type RoomSpec = {
  roomId: string;
  hostPersonId: string;
  canJoin(personId: string): Promise<ParticipantRole | 'refused'>;
};

export type ProducerInRoom = OwnProducer & { owner: Participant };

/** One live room: its participants, and the router that joins their media while there are any. */
export class Room {
  readonly id: string;
  readonly participants = new Map<string, Participant>();
  /** Those who would only listen, and whom the host lets speak. */
  readonly withVoice = new Set<string>();
  isEnded = false;
  #isVoiceLow = false;
  readonly #spec: RoomSpec;
  #routing: Promise<RoomRouter | SignalError> | undefined;
  #current: RoomRouter | undefined;

  constructor(spec: RoomSpec) {
    this.id = spec.roomId;
    this.#spec = spec;
  }

  /** The role that a person would have here now. The room's own host is a host wherever invited. */
  async roleOf(personId: string): Promise<ParticipantRole | 'refused'> {
    const role = await this.#spec.canJoin(personId);
    if (role !== 'refused' && personId === this.#spec.hostPersonId) return 'host';
    return role === 'viewer' && this.withVoice.has(personId) ? 'speaker' : role;
  }

  /** The router in use, if there is one now. */
  get routing(): RoomRouter | undefined {
    return this.#current;
  }

  /** The room's router, made on first use. After its worker died, the next call makes another. */
  ensureRouter(pool: WorkerPool): Promise<RoomRouter | SignalError> {
    this.#routing ??= this.#openRouter(pool);
    return this.#routing;
  }

  /** Whether voices should be sent at a low rate now. */
  get isVoiceLow(): boolean {
    return this.#isVoiceLow;
  }

  /** Looks again whether somebody's link needs voices at a low rate; the room is told when it changes. */
  judgeVoiceRate(): void {
    const isLow = [...this.participants.values()].some(({ link }) => link.rung === 'thrift');
    if (isLow === this.#isVoiceLow) return;
    this.#isVoiceLow = isLow;
    this.announce({ type: 'voice.rate', roomId: this.id, isLow });
  }

  /** Lets the router go; the next join makes another. */
  releaseRouter(): void {
    const { router } = this.#current ?? {};
    this.#routing = undefined;
    this.#current = undefined;
    router?.close();
  }

  /** Tells everyone in the room, except the one whom it is about. */
  announce(notice: SignalNotice, except?: Participant): void {
    for (const participant of this.participants.values()) {
      if (participant !== except) participant.session.notify(notice);
    }
  }

  findProducer(producerId: string): ProducerInRoom | undefined {
    for (const owner of this.participants.values()) {
      const own = owner.producers.get(producerId);
      if (own !== undefined) return { ...own, owner };
    }
    return undefined;
  }

  get producerCount(): number {
    return [...this.participants.values()].reduce((sum, one) => sum + one.producers.size, 0);
  }

  /** The room as a window needs it when it arrives or returns. */
  roster(): { participants: ParticipantInfo[]; producers: ProducerInfo[] } {
    const all = [...this.participants.values()];
    return {
      participants: all.map((one) => one.info()),
      producers: all.flatMap((one) => [...one.producers.values()].map((own) => one.producerInfo(own))),
    };
  }

  async #openRouter(pool: WorkerPool): Promise<RoomRouter | SignalError> {
    const opened = await pool.createRouter();
    if (isSignalError(opened)) {
      this.#routing = undefined;
      return opened;
    }
    this.#current = opened;
    opened.router.on('workerclose', () => this.#loseRouter(opened));
    return opened;
  }

  #loseRouter(lost: RoomRouter): void {
    if (this.#current !== lost) return;
    this.#routing = undefined;
    this.#current = undefined;
    for (const participant of this.participants.values()) participant.forgetMedia();
    this.announce({ type: 'room.rejoin', roomId: this.id, cause: 'mediaRestarted' });
  }
}
