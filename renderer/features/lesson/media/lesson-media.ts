import type { LinkChoice } from '../../../../shared/lessons/link-ladder.ts';
import type { Point, RoomSign } from '../../../../shared/signaling/room-signs.ts';
import { isSignalError, type SignalError } from '../../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData, SignalMethod } from '../../../../shared/signaling/signal-requests.ts';
import type { SignalNotice } from '../../../../shared/signaling/signal-notices.ts';
import type { CameraOptions, MicrophoneOptions } from './capture.ts';
import { type DeviceWish, SYSTEM_DEVICES } from './device-wish.ts';
import { idleSnapshot, type LessonPhase, type LessonSnapshot, type RemoteTrack } from './lesson-snapshot.ts';
import { LinkWatch } from './link-watch.ts';
import { openConnection, type MediaConnection } from './media-connection.ts';
import { KeepNotes } from './room-notes.ts';
import { OwnMedia } from './own-media.ts';
import { pause, pauseMs, persist } from './persist.ts';
import { applyNotice, emptyRoster, type Roster, toReceive } from './roster.ts';
import { call, errorOf, type SignalLink } from './signal-link.ts';

/** What the media of a lesson needs from outside: the way to the hub, and the clock (milliseconds). */
type LessonMediaSeams = SignalLink & { now(): number; devices?: () => DeviceWish };

/** One stay in one room, through all its reconnections. */
type Stay = {
  readonly roomId: string;
  readonly over: AbortController;
  attempt: AbortController;
  ownParticipantId: string | null;
  connection: MediaConnection | undefined;
  roster: Roster;
  /** Notices that came while joining; they are applied on top of what the join answers. */
  early: SignalNotice[] | undefined;
  liveSince: number;
  lossCount: number;
};

// A connection that held this long was sound, so the next loss is the first one again.
const soundAfterMs = 30_000;

/**
 * The sound and picture of a live lesson in this window. All of it is one snapshot that can be
 * observed; every loss (link, media worker, device) is handled here and only shows in the snapshot.
 */
export class LessonMedia {
  readonly #seams: LessonMediaSeams;
  readonly #listeners = new Set<() => void>();
  readonly #own: OwnMedia;
  readonly #link: LinkWatch;
  /** What people show and point at. It changes often, so it is no part of the snapshot. */
  readonly notes = new KeepNotes({
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
  #snapshot = idleSnapshot;
  #stay: Stay | undefined;

  constructor(seams: LessonMediaSeams) {
    this.#seams = seams;
    this.#own = new OwnMedia(
      () => this.#refresh(),
      (connection) => this.#lost(connection),
      seams.devices ?? (() => SYSTEM_DEVICES),
    );
    this.#link = new LinkWatch({ now: () => seams.now(), onChanged: () => this.#followLink() });
  }

  /** For `useSyncExternalStore`: calls the listener after every change, until the result is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`: the same object until something changes. */
  readonly getSnapshot = (): LessonSnapshot => this.#snapshot;

  /** Joins a room, leaving an earlier one. Resolves when live, ended or failed; never rejects. */
  async join(roomId: string): Promise<void> {
    if (this.#stay !== undefined) this.leave();
    const stay: Stay = {
      roomId,
      over: new AbortController(),
      attempt: new AbortController(),
      ownParticipantId: null,
      connection: undefined,
      roster: emptyRoster,
      early: undefined,
      liveSince: 0,
      lossCount: 0,
    };
    this.#stay = stay;
    this.#link.begin();
    const unsubscribe = this.#seams.onNotice((notice) => this.#receive(stay, notice));
    stay.over.signal.addEventListener('abort', unsubscribe, { once: true });
    this.#refresh({ kind: 'joining', waitingFor: null });
    await this.#connect(stay, 0);
  }

  /** Opens the camera and sends it. Problems show in the snapshot; receiving goes on. */
  async publishCamera(options: CameraOptions = {}): Promise<void> {
    if (this.#stay !== undefined) await this.#own.publishCamera(options);
  }

  /** Opens the microphone and sends it. Problems show in the snapshot; receiving goes on. */
  async publishMicrophone(options: MicrophoneOptions = {}): Promise<void> {
    if (this.#stay !== undefined) await this.#own.publishMicrophone(options);
  }

  /** Other devices are wished for: what is on is opened anew with them. */
  async devicesChanged(): Promise<void> {
    if (this.#stay !== undefined) await this.#own.reopen();
  }

  /** Mutes at once, whatever the link does; unmuting opens the microphone if it is not open. */
  async setMicrophoneOn(isOn: boolean): Promise<void> {
    if (this.#stay !== undefined) await this.#own.setMicrophoneOn(isOn);
  }

  /** Turning the camera off lets the device go, so that its light goes out. */
  async setCameraOn(isOn: boolean): Promise<void> {
    if (this.#stay !== undefined) await this.#own.setCameraOn(isOn);
  }

  /** Shows the screen that was chosen just now, or no longer. Problems show in the snapshot. */
  async setScreenOn(isOn: boolean): Promise<void> {
    if (this.#stay !== undefined) await this.#own.setScreenOn(isOn);
  }

  /** What this person wants of the link, or `auto` for what it carries. */
  chooseLink(choice: LinkChoice): void {
    this.#link.choose(choice);
  }

  /** Says how high somebody's video is shown, in CSS pixels; 0 while it is out of sight. */
  setViewHeight(producerId: string, heightPx: number): void {
    this.#stay?.connection?.receiver.setViewHeight(producerId, heightPx);
  }

  /** Mutes others; hosts only. Resolves with how many were heard, or with why it was not done. */
  mute(participantIds: readonly string[]): Promise<SignalAnswer<'participant.mute'> | SignalError> {
    return this.#ask('participant.mute', { participantIds: [...participantIds] });
  }

  /** Lets somebody who listens speak, or listen again; hosts only. Resolves with why it was not done. */
  async giveVoice(personId: string, isGiven: boolean): Promise<SignalError | undefined> {
    const answer = await this.#ask('participant.giveVoice', { personId, isGiven });
    return isSignalError(answer) ? answer : undefined;
  }

  /** Shows a sign to everyone, oneself too. Resolves with why it was not done. */
  async react(sign: RoomSign): Promise<SignalError | undefined> {
    const answer = await this.#ask('room.react', { sign });
    return isSignalError(answer) ? answer : undefined;
  }

  /** Points at a place of what is shown, or no longer; hosts only. What does not reach the hub is worth nothing. */
  point(point: Point): void {
    this.notes.point(point);
    void this.#ask('pointer.move', point);
  }

  #ask<M extends SignalMethod>(method: M, data: SignalData<M>): Promise<SignalAnswer<M> | SignalError> {
    return call(this.#seams, method, data).catch(errorOf);
  }

  /** Leaves the room and lets camera and microphone go. Does not wait for the hub. */
  leave(): void {
    const stay = this.#stay;
    if (stay === undefined) return;
    this.#endStay(stay, { kind: 'idle' });
    this.#sayGoodbye(stay);
  }

  #endStay(stay: Stay, phase: LessonPhase): void {
    this.#stay = undefined;
    stay.over.abort();
    stay.attempt.abort();
    stay.connection?.close();
    this.#own.close();
    this.notes.clear();
    this.#refresh(phase);
  }

  #sayGoodbye({ roomId }: Stay): void {
    // If this does not reach the hub, the end of the session or of the grace time does the same.
    call(this.#seams, 'room.leave', { roomId }).catch(() => undefined);
  }

  /** Joins, again and again while that can help, and brings media up to date. */
  async #connect(stay: Stay, firstPauseMs: number): Promise<void> {
    stay.attempt.abort();
    const attempt = new AbortController();
    const { signal } = attempt;
    stay.attempt = attempt;
    stay.early ??= [];
    this.#own.detach();
    const onRetry = ({ reason: waitingFor }: SignalError) => {
      if (this.#snapshot.phase.kind === 'joining') this.#refresh({ kind: 'joining', waitingFor });
    };
    try {
      if (firstPauseMs > 0) await pause(firstPauseMs, signal);
      const connection = await persist(() => this.#joinOnce(stay, signal), signal, onRetry);
      stay.liveSince = this.#seams.now();
      this.#refresh({ kind: 'live' });
      this.#link.attach(connection);
      this.#followLink();
      await this.#own.attach(connection);
    } catch (thrown) {
      if (signal.aborted) return;
      const { reason } = errorOf(thrown);
      const isEnd = reason === 'lessonEnded';
      this.#endStay(stay, isEnd ? { kind: 'ended', cause: 'ended' } : { kind: 'failed', reason });
      this.#sayGoodbye(stay);
    }
  }

  async #joinOnce(stay: Stay, signal: AbortSignal): Promise<MediaConnection> {
    const joined = await call(this.#seams, 'room.join', { roomId: stay.roomId });
    signal.throwIfAborted();
    // The hub closed the earlier media of this window when it answered.
    stay.connection?.close();
    stay.connection = undefined;
    const connection = await openConnection(this.#seams, joined, {
      onTracksChanged: () => this.#refresh(),
      onTrouble: (isTroubled) => {
        if (stay.connection === connection) this.#trouble(isTroubled);
      },
      onLost: () => this.#lost(connection),
    });
    if (signal.aborted) connection.close();
    signal.throwIfAborted();
    stay.connection = connection;
    stay.ownParticipantId = joined.participantId;
    const early = stay.early ?? [];
    stay.early = undefined;
    this.#setRoster(stay, early.reduce(applyNotice, joined));
    return connection;
  }

  /** Joins again after a loss that the hub does not know of; repeated losses wait longer and longer. */
  #lost(connection: MediaConnection): void {
    const stay = this.#stay;
    // While a join is under way the old connection is given up already.
    if (stay === undefined || stay.connection !== connection || stay.early !== undefined) return;
    if (this.#seams.now() - stay.liveSince > soundAfterMs) stay.lossCount = 0;
    stay.lossCount += 1;
    this.#trouble(true);
    void this.#connect(stay, pauseMs(stay.lossCount));
  }

  /** Brings what is sent and received, and what the hub knows of it, to what the link carries. */
  #followLink(): void {
    const { rung, choice } = this.#link;
    this.#own.setRung(rung);
    this.#refresh();
    const connection = this.#stay?.connection;
    if (connection === undefined) return;
    connection.receiver.setRung(rung);
    this.#refresh();
    connection.tellLink({ rung, isChosen: choice === 'video' });
  }

  #trouble(isTroubled: boolean): void {
    const { kind } = this.#snapshot.phase;
    if (isTroubled && kind === 'live') this.#refresh({ kind: 'reconnecting', sinceAt: this.#seams.now() });
    // A join that is under way says by itself when the lesson is live again.
    const isJoining = this.#stay?.early !== undefined;
    if (!isTroubled && kind === 'reconnecting' && !isJoining) this.#refresh({ kind: 'live' });
  }

  #receive(stay: Stay, notice: SignalNotice): void {
    if (notice.roomId !== stay.roomId || this.#stay !== stay) return;
    switch (notice.type) {
      case 'room.ended':
        this.#endStay(stay, { kind: 'ended', cause: notice.cause });
        return;
      case 'room.rejoin':
        this.#trouble(true);
        void this.#connect(stay, 0);
        return;
      case 'microphone.muted':
        this.#own.mutedByHost();
        return;
      case 'room.reacted':
      case 'pointer.moved':
        this.notes.take(notice);
        return;
      case 'link.lossy':
        this.#link.heardLossy(notice.lossShare);
        return;
      case 'voice.rate':
        this.#own.setRoomLow(notice.isLow);
        return;
      case 'consumer.layersChanged':
        stay.connection?.receiver.setLayers(notice.consumerId, notice.layers);
        this.#refresh();
        return;
      case 'room.state':
      case 'participant.joined':
      case 'participant.changed':
      case 'participant.left':
      case 'producer.available':
      case 'producer.closed':
      case 'producer.paused':
      case 'producer.resumed':
        this.#followRoster(stay, notice);
    }
  }

  #followRoster(stay: Stay, notice: SignalNotice): void {
    if (stay.early !== undefined) {
      stay.early.push(notice);
      return;
    }
    this.#setRoster(stay, applyNotice(stay.roster, notice));
    if (notice.type === 'room.state') this.#own.compare(notice.producers);
  }

  #setRoster(stay: Stay, { participants, producers }: Roster): void {
    stay.roster = { participants, producers };
    const { ownParticipantId } = stay;
    const own = participants.find((one) => one.participantId === ownParticipantId);
    if (own !== undefined) this.#own.setRole(own.role);
    stay.connection?.receiver.setProducers(toReceive(stay.roster, ownParticipantId));
    this.#refresh();
  }

  #refresh(phase: LessonPhase = this.#snapshot.phase): void {
    const { connection, roster, ownParticipantId } = this.#stay ?? {};
    const tracks = new Map<string, RemoteTrack[]>();
    for (const track of connection?.receiver.tracks() ?? []) {
      tracks.set(track.participantId, [...(tracks.get(track.participantId) ?? []), track]);
    }
    this.#snapshot = {
      phase,
      ownParticipantId: ownParticipantId ?? null,
      participants: roster?.participants ?? [],
      tracksByParticipant: tracks,
      ownDevices: this.#own.states(),
      videoLayers: connection?.receiver.layers() ?? new Map(),
      link: { rung: this.#link.rung, choice: this.#link.choice },
    };
    for (const listener of this.#listeners) listener();
  }
}
