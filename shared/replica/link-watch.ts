import type { ConnectionState } from './views.ts';

/**
 * What people see of the link. A link that is tried again and again has been away since it was lost, not
 * since the last attempt; and times are those of the school, not of this computer's clock.
 */
export class LinkWatch {
  /** When the link was lost, by the replicator's timers; undefined while it is there. */
  #lostAt: number | undefined;

  #isLive = false;
  #hasBeenLive = false;

  /** Whether everything has been here once. */
  get hasBeenLive(): boolean {
    return this.#hasBeenLive;
  }

  /** Takes note of a state as the replicator reports it. True when everything has just come. */
  note(state: ConnectionState): boolean {
    if (state.kind === 'offline') this.#lostAt ??= state.since;
    else if (state.kind === 'live' || state.kind === 'syncing') this.#lostAt = undefined;
    const wasLive = this.#isLive;
    this.#isLive = state.kind === 'live';
    this.#hasBeenLive ||= this.#isLive;
    return this.#isLive && !wasLive;
  }

  /** @param offsetMs hub time minus the time of the replicator's timers */
  shown(state: ConnectionState, offsetMs: number): ConnectionState {
    if (state.kind !== 'offline') return state;
    const { retryAt } = state;
    return {
      ...state,
      since: (this.#lostAt ?? state.since) + offsetMs,
      retryAt: retryAt > 0 ? retryAt + offsetMs : 0,
    };
  }
}
