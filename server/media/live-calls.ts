import Type from 'typebox';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import { decidingAir } from '../../shared/lessons/on-air.ts';
import { roleInRoom } from '../../shared/permissions/may-write-calls.ts';
import { lessonEndId } from '../../shared/schema/call.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { shortName } from '../../shared/schema/person.ts';
import { SignalId } from '../../shared/signaling/signal-id.ts';
import { guardOf, parserOf } from '../../shared/std/parse.ts';
import type { Hub } from '../hub.ts';
import { leadsByWord } from '../lessons/leader-watch.ts';
import type { MediaService } from './media-service.ts';
import { RoomGroups, type RoomGroupsOptions } from './room-groups.ts';

/** The method under which a lesson's signalling travels as calls of the sync protocol. */
const LIVE_METHOD = 'live.request';

const parseLive = parserOf(
  'live.request',
  Type.Object(
    { method: Type.String({ maxLength: 40 }), data: Type.Unknown() },
    { additionalProperties: false },
  ),
);
const isJoin = guardOf(Type.Object({ roomId: SignalId }));

/** Kinds after which somebody may have no place in a chat any more. */
const MOVES: ReadonlySet<string> = new Set(['person', 'membership', 'kinship', 'removal', 'chat']);

/** Longer than the media service keeps a place for a lost link. */
const FORGET_AFTER_MS = 5 * 60_000;

/** A connected client as live lessons see it. */
export interface LivePeer {
  readonly key: string;
  readonly person: string;
  notice(data: unknown): void;
}

/**
 * Joins documents and media: a lesson document that goes on is a room, whose doors follow the chat's
 * membership and whose end is the document's end.
 */
export class LiveCalls {
  readonly #hub: Hub;
  readonly #media: MediaService;
  readonly #isWaiting: (lesson: string) => boolean;
  readonly #known = new Map<string, LivePeer>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  /** The lessons whose rooms are open. */
  readonly #rooms = new Set<string>();
  readonly #groups: RoomGroups;

  /**
   * @param isWaiting whether a lesson waits for somebody who leads it
   * @param times by which groups are brought back, and what is told of a fault of it
   */
  constructor(
    hub: Hub,
    media: MediaService,
    isWaiting: (lesson: string) => boolean = () => false,
    times: Partial<Pick<RoomGroupsOptions, 'timers' | 'onFault'>> = {},
  ) {
    this.#hub = hub;
    this.#isWaiting = isWaiting;
    this.#media = media;
    this.#groups = new RoomGroups({ hub, divide: (...of) => media.divideRoom(...of), ...times });
    hub.acceptor.onAccepted((documents) => this.#accepted(documents));
  }

  knows(method: string): boolean {
    return method === LIVE_METHOD;
  }

  async request(peer: LivePeer, _facts: PersonFacts, _method: string, data: unknown): Promise<unknown> {
    const { method, data: inner } = parseLive(data);
    await this.#introduce(peer);
    if (method === 'room.join' && isJoin(inner)) await this.#openRoomOf(inner.roomId);
    return await this.#media.request(peer.key, method, inner);
  }

  close(): void {
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
    this.#groups.close();
  }

  /** The client is back under the same session name: its place in a lesson is still there. */
  resumed(peer: LivePeer): void {
    if (!this.#known.has(peer.key)) return;
    clearTimeout(this.#leaving.get(peer.key));
    this.#leaving.delete(peer.key);
    this.#known.set(peer.key, peer);
    this.#media.resumed(peer.key);
  }

  /** The client's socket is gone: its place is kept for a while, then the session is forgotten. */
  dropped(peer: LivePeer): void {
    const { key } = peer;
    if (this.#known.get(key) !== peer) return;
    this.#media.dropped(key);
    const timer = setTimeout(() => {
      this.#leaving.delete(key);
      this.#known.delete(key);
      this.#media.closeSession(key);
    }, FORGET_AFTER_MS);
    timer.unref();
    this.#leaving.set(key, timer);
  }

  async #introduce(peer: LivePeer): Promise<void> {
    const isKnown = this.#known.has(peer.key);
    this.#known.set(peer.key, peer);
    if (isKnown) return;
    const card = await this.#hub.store.get(peer.person);
    const displayName = card && isOfKind(card, 'person') ? shortName(card.body) : '';
    this.#media.open({
      sessionId: peer.key,
      personId: peer.person,
      displayName,
      notify: (notice) => this.#known.get(peer.key)?.notice(notice),
    });
  }

  async #openRoomOf(lesson: string): Promise<void> {
    const document = await this.#hub.store.get(lesson);
    if (!document || document.gone || !isOfKind(document, 'lesson') || document.body.endedAt > 0) return;
    if (await this.#hub.store.get(lessonEndId(lesson))) return;
    this.#rooms.add(lesson);
    // Nobody is seated before it is known where: also after the hub was started again.
    await this.#groups.begin(lesson);
    this.#media.openRoom({
      roomId: lesson,
      groups: this.#groups.of(lesson),
      hostPersonId: document.by,
      isBroadcast: document.body.type === 'broadcast',
      // Who runs a broadcast shows screens from any of its computers.
      screensOf: document.body.type === 'call' || document.body.type === 'broadcast' ? 'speakers' : 'hosts',
      canJoin: (person) => this.#roleOf(person, document),
      isSilenced: async (person) => this.#isWaiting(lesson) && (await this.#hub.facts.of(person)).isPupil,
    });
  }

  /** Who only watches a broadcast is let in while it is on the air (rule LIVE-15). */
  async #roleOf(person: string, lesson: DocumentOf<'lesson', AcceptedDocument>) {
    const { facts, store } = this.#hub;
    const { id, parent: chat, body } = lesson;
    const about = (await facts.directory()).chat(chat);
    const role = roleInRoom(await facts.of(person), body.type, { chat, about });
    if (role !== 'refused' && (await leadsByWord(this.#hub, lesson, person))) return 'host';
    if (body.type !== 'broadcast' || role !== 'viewer') return role;
    return decidingAir(await store.byParent('air', id))?.state === 'on' ? role : 'refused';
  }

  #accepted(documents: readonly AcceptedDocument[]): void {
    for (const document of documents) {
      if (document.kind === 'air' && this.#rooms.has(document.parent)) {
        void this.#media.recheckAccess(document.parent);
      }
      const isLastWord = isOfKind(document, 'lesson') && (document.gone || document.body.endedAt > 0);
      const over = isLastWord ? document.id : isOfKind(document, 'lessonend') ? document.parent : '';
      if (over === '') continue;
      this.#rooms.delete(over);
      this.#groups.forget(over);
      this.#media.endRoom(over);
    }
    // Who leads by a word has another place in the room at once.
    for (const one of documents) {
      if (isOfKind(one, 'split') && this.#rooms.has(one.parent)) void this.#groups.follow(one.parent);
      if (isOfKind(one, 'cohost') && this.#rooms.has(one.parent)) void this.#media.recheckAccess(one.parent);
    }
    // Classes, families and confirmations close the door of a chat as well as its own memberships.
    if (documents.every(({ kind }) => !MOVES.has(kind))) return;
    for (const room of this.#rooms) void this.#media.recheckAccess(room);
  }
}
