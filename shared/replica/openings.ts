import { isOfKind } from '../schema/kinds.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import type { ConnectionState } from './views.ts';

/**
 * Own documents that open a chat for their author and that a hub has accepted, until they come back with the
 * chat. The store lets go of them in between, because nothing of the chat is held yet: without this the chat
 * would be gone for that long, and with it the right to write there.
 */
export class Openings {
  readonly #awaited = new Map<string, ReplicaDocument>();
  #wasAway = false;

  /** Whether a document that the store has let go of is to count on: only acceptance removes what waits. */
  keeps(removed: ReplicaDocument): boolean {
    if (removed.queue !== 'written' || !isOpening(removed)) return false;
    this.#awaited.set(removed.id, removed);
    return true;
  }

  /** A document is in the store again, or has gone for good. */
  came({ id }: ReplicaDocument): void {
    this.#awaited.delete(id);
  }

  /**
   * How the link stands now. Returns what is awaited no more: after a new link everything that may be read has
   * come, so that the rest was taken back in the meantime.
   */
  link({ kind }: ConnectionState): readonly ReplicaDocument[] {
    if (kind !== 'live') {
      this.#wasAway ||= kind !== 'syncing';
      return [];
    }
    if (!this.#wasAway) return [];
    this.#wasAway = false;
    const over = [...this.#awaited.values()];
    this.#awaited.clear();
    return over;
  }
}

function isOpening(document: ReplicaDocument): boolean {
  if (isOfKind(document, 'membership')) return document.body.groupType === 'chat' && !document.gone;
  return isOfKind(document, 'pair') && !document.gone;
}
