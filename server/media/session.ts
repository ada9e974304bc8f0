import type { SignalNotice } from '../../shared/signaling/signal-notices.ts';
import type { Participant } from './participant.ts';

/** One connected window, as the gateway hands it over. */
export type PeerLink = {
  sessionId: string;
  personId: string;
  displayName: string;
  notify(notice: SignalNotice): void;
};

/** What the media service knows of one window's session, whether its socket is there or not. */
export class Session {
  peer: PeerLink;
  participant: Participant | undefined;
  isConnected = true;
  isClosed = false;
  queuedCount = 0;
  graceTimer: NodeJS.Timeout | undefined;
  #missed: SignalNotice | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(peer: PeerLink) {
    this.peer = peer;
  }

  /**
   * Tells the window something. While the link is lost only the end of the room and the need to
   * rejoin are kept, because a returning window is told the whole state anyway.
   */
  notify(notice: SignalNotice): void {
    if (this.isConnected) this.peer.notify(notice);
    else if (notice.type === 'room.ended' || notice.type === 'room.rejoin') this.#missed = notice;
  }

  /** The notice kept while the link was lost, once. */
  takeMissed(): SignalNotice | undefined {
    const missed = this.#missed;
    this.#missed = undefined;
    return missed;
  }

  /** Runs the session's requests one after another, in the order of their arrival. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.queuedCount += 1;
    const result = this.#tail.then(work).finally(() => (this.queuedCount -= 1));
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
