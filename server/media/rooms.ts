import type { ParticipantRole } from '../../shared/signaling/participant-info.ts';
import { signalError, type SignalError } from '../../shared/signaling/signal-error.ts';
import type { Branch, BranchesOptions } from './branches.ts';
import type { MediaLog, MediaOptions } from './media-options.ts';
import { Participant } from './participant.ts';
import { type GroupsOfRoom, Room, type RoomSpec } from './room.ts';
import type { Session } from './session.ts';

// Late joins of a lesson that just ended deserve a better answer than "no such room".
const rememberedEnds = 1000;

/** Every open room of the hub, and the places in them. */
export class Rooms {
  readonly #log: MediaLog;
  readonly #onPresence: NonNullable<MediaOptions['onPresence']>;
  readonly #rooms = new Map<string, Room>();
  readonly #ended = new Set<string>();

  readonly #branching: Omit<BranchesOptions, 'onLost'>;

  constructor(
    branching: Omit<BranchesOptions, 'onLost'>,
    { onPresence = () => undefined }: Pick<MediaOptions, 'onPresence'> = {},
  ) {
    this.#branching = branching;
    this.#log = branching.log;
    this.#onPresence = onPresence;
  }

  get all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  get(roomId: string): Room | SignalError {
    const room = this.#rooms.get(roomId);
    if (room !== undefined) return room;
    return signalError(this.#ended.has(roomId) ? 'lessonEnded' : 'noSuchRoom');
  }

  open(spec: RoomSpec): void {
    if (this.#rooms.has(spec.roomId)) return;
    this.#ended.delete(spec.roomId);
    this.#rooms.set(spec.roomId, new Room(spec, this.#branching));
  }

  /** Ends a room for everyone in it. */
  end(roomId: string): void {
    const room = this.#rooms.get(roomId);
    if (room === undefined) return;
    this.#rooms.delete(roomId);
    this.#rememberEnd(roomId);
    room.isEnded = true;
    room.announce({ type: 'room.ended', roomId, cause: 'ended' });
    for (const participant of room.participants.values()) {
      participant.isGone = true;
      participant.forgetMedia();
      participant.leaveBranch();
      participant.session.participant = undefined;
      this.#onPresence(roomId, participant.session.peer.personId, false);
    }
    room.participants.clear();
  }

  /**
   * Gives a session its place; an earlier place of the same session in this room is taken over.
   * @param branch where its media will be, taken for it
   */
  seat(
    room: Room,
    session: Session,
    { role, branch }: { role: ParticipantRole; branch: Branch },
  ): Participant {
    const earlier = session.participant;
    if (earlier !== undefined && earlier.room === room) {
      earlier.closeMedia();
      earlier.leaveBranch();
      earlier.branch = branch;
      this.setRole(earlier, role);
      return earlier;
    }
    if (earlier !== undefined) this.leave(earlier);
    const participant = new Participant({ room, session, role, branch });
    session.participant = participant;
    room.participants.set(participant.id, participant);
    this.#onPresence(room.id, session.peer.personId, true);
    room.announceOf(
      participant,
      { type: 'participant.joined', roomId: room.id, participant: participant.info() },
      participant,
    );
    return participant;
  }

  /** Ends a participation: its media, its place, and what the room has on a worker where nobody is left. */
  leave(participant: Participant): void {
    if (participant.isGone) return;
    const { room, session } = participant;
    participant.closeMedia();
    participant.leaveBranch();
    participant.isGone = true;
    session.participant = undefined;
    room.participants.delete(participant.id);
    this.#onPresence(room.id, session.peer.personId, false);
    const left = { type: 'participant.left', roomId: room.id, participantId: participant.id } as const;
    room.announceOf(participant, left, participant);
    room.judgeVoiceRate();
  }

  setRole(participant: Participant, role: ParticipantRole): void {
    if (participant.role === role) return;
    participant.role = role;
    for (const [producerId, { source }] of [...participant.producers]) {
      const mayGoOn = source === 'screen' ? participant.mayShowScreen : role !== 'viewer';
      if (!mayGoOn) participant.closeProducer(producerId);
    }
    const { room } = participant;
    const changed = {
      type: 'participant.changed',
      roomId: room.id,
      participant: participant.info(),
    } as const;
    room.announceOf(participant, changed);
  }

  /** Asks again who may be in the room: rights lost or changed during a lesson take effect at once. */
  async recheckAccess(roomId: string): Promise<void> {
    const room = this.#rooms.get(roomId);
    if (room === undefined) return;
    for (const participant of [...room.participants.values()]) {
      const role = await this.roleOf(room, participant.session.peer.personId);
      if (participant.isGone) continue;
      if (role === 'refused') {
        this.leave(participant);
        participant.session.notify({ type: 'room.ended', roomId, cause: 'accessLost' });
      } else {
        this.setRole(participant, role);
      }
    }
  }

  /** A person's role in a room. If it cannot be found out, the person is refused. */
  async roleOf(room: Room, personId: string, groups?: GroupsOfRoom): Promise<ParticipantRole | 'refused'> {
    try {
      return await room.roleOf(personId, groups);
    } catch (error) {
      this.#log.error({ error, roomId: room.id }, 'media: the right to join could not be checked');
      return 'refused';
    }
  }

  #rememberEnd(roomId: string): void {
    this.#ended.add(roomId);
    const [oldest] = this.#ended;
    if (this.#ended.size > rememberedEnds && oldest !== undefined) this.#ended.delete(oldest);
  }
}
