import type { ParticipantInfo, ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { ProducerInfo } from '../../shared/signaling/producer-info.ts';
import { POINTS_PER_SECOND, SIGNS_PER_SECOND } from '../../shared/signaling/room-signs.ts';
import type { SignalNotice } from '../../shared/signaling/signal-notices.ts';
import { Branches, type Branch, type BranchesOptions } from './branches.ts';
import { RateGate } from './rate-gate.ts';
import type { OwnProducer, Participant } from './participant.ts';

/** A room to open: the hub's lesson handler says who may be in it, and as what. */
export type RoomSpec = {
  roomId: string;
  hostPersonId: string;
  /** Viewers only watch: nobody lets them speak, and they are not told of each other. */
  isBroadcast?: boolean;
  canJoin(personId: string): Promise<ParticipantRole | 'refused'>;
  /** Who may show a screen; those who lead unless it is said otherwise. */
  screensOf?: 'hosts' | 'speakers';
  /** Whether somebody may only listen now, whoever lets them speak. */
  isSilenced?(personId: string): Promise<boolean>;
  /** How it is divided from the start. */
  groups?: GroupsOfRoom;
};

/** The number of each person's group, from 1; whoever is not in it is in the main room. */
export type GroupsOfRoom = ReadonlyMap<string, number>;

export type ProducerInRoom = OwnProducer & { owner: Participant };

/** One live room: its participants, and the branches that join their media while there are any. */
export class Room {
  readonly id: string;
  readonly participants = new Map<string, Participant>();
  /** Those who would only listen, and whom the host lets speak. */
  readonly withVoice = new Set<string>();
  readonly signGate = new RateGate(SIGNS_PER_SECOND);
  readonly pointerGate = new RateGate(POINTS_PER_SECOND);
  /** Those of one group hear, see and are told of each other alone. */
  groups: GroupsOfRoom;
  isEnded = false;
  #isVoiceLow = false;
  readonly branches: Branches;
  readonly #spec: RoomSpec;

  constructor(spec: RoomSpec, options: Omit<BranchesOptions, 'onLost'>) {
    this.id = spec.roomId;
    this.#spec = spec;
    this.groups = spec.groups ?? new Map();
    this.branches = new Branches({ ...options, onLost: (branch) => this.#loseBranch(branch) });
  }

  get isBroadcast(): boolean {
    return this.#spec.isBroadcast === true;
  }

  get screensOf(): 'hosts' | 'speakers' {
    return this.#spec.screensOf ?? 'hosts';
  }

  /** The role that a person would have here now. The room's own host is a host wherever invited. */
  async roleOf(personId: string, groups = this.groups): Promise<ParticipantRole | 'refused'> {
    const role = await this.#spec.canJoin(personId);
    if (role !== 'refused' && personId === this.#spec.hostPersonId) return 'host';
    // In a group everyone speaks, and there alone.
    const isHeard = this.withVoice.has(personId) || (groups.has(personId) && !this.isBroadcast);
    const granted = role === 'viewer' && isHeard ? 'speaker' : role;
    const isSilenced = granted === 'speaker' && (await this.#spec.isSilenced?.(personId)) === true;
    return isSilenced ? 'viewer' : granted;
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

  /** Tells everyone in the room, except the one whom it is about. */
  announce(notice: SignalNotice, except?: Participant): void {
    for (const participant of this.participants.values()) {
      if (participant !== except) participant.session.notify(notice);
    }
  }

  /** Tells of a participant those who are to know of it. */
  announceOf(subject: Participant, notice: SignalNotice, except?: Participant): void {
    for (const participant of this.participants.values()) {
      if (participant !== except && this.sees(participant, subject)) participant.session.notify(notice);
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
  roster(of: Participant): { participants: ParticipantInfo[]; producers: ProducerInfo[] } {
    const all = [...this.participants.values()].filter((one) => this.sees(of, one));
    return {
      participants: all.map((one) => one.info()),
      producers: all.flatMap((one) => [...one.producers.values()].map((own) => one.producerInfo(own))),
    };
  }

  /** Whether somebody of this room is not in the main room. */
  isInGroup({ session }: Participant): boolean {
    return this.groups.has(session.peer.personId);
  }

  /**
   * Whether a participant hears, sees and is told of another. Groups are apart from each other, and in a broadcast
   * viewers are not told of viewers, who are many.
   */
  sees(participant: Participant, subject: Participant): boolean {
    if (participant === subject) return true;
    const [own, other] = [participant, subject].map(({ session }) => this.groups.get(session.peer.personId));
    if (own !== other) return false;
    return !this.isBroadcast || participant.role !== 'viewer' || subject.role !== 'viewer';
  }

  /** Those who were on a dead worker join again; for the others the streams from there have ended. */
  #loseBranch(lost: Branch): void {
    const all = [...this.participants.values()];
    const away = all.filter(({ branch }) => branch === lost);
    const ended = away.flatMap(({ producers }) => [...producers.keys()]);
    for (const one of away) {
      one.forgetMedia();
      one.leaveBranch();
      one.session.notify({ type: 'room.rejoin', roomId: this.id, cause: 'mediaRestarted' });
    }
    for (const one of all) {
      if (one.branch === undefined) continue;
      for (const producerId of ended) {
        one.forgetConsumersOf(producerId);
        one.session.notify({ type: 'producer.closed', roomId: this.id, producerId });
      }
    }
  }
}
