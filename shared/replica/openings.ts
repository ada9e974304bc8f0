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
  /** Those of them that were accepted on an earlier link. */
  readonly #doubtful = new Set<string>();

  /** Whether a document that the store has let go of counts on: only acceptance removes what waits. */
  keeps(removed: ReplicaDocument): boolean {
    if (removed.queue !== 'written' || !isOpening(removed)) return false;
    this.#awaited.set(removed.id, removed);
    return true;
  }

  /** A document is in the store again, or has gone for good. */
  came({ id }: ReplicaDocument): void {
    this.#awaited.delete(id);
    this.#doubtful.delete(id);
  }

  /**
   * How the link stands now. Returns what is awaited no more: once all has come over a new link, what an earlier
   * one has not brought was taken back in between. What this link has accepted may still be on its way then.
   */
  link({ kind }: ConnectionState): readonly ReplicaDocument[] {
    if (kind === 'syncing') return [];
    if (kind !== 'live') {
      for (const id of this.#awaited.keys()) this.#doubtful.add(id);
      return [];
    }
    const over = [...this.#doubtful].flatMap((id) => this.#awaited.get(id) ?? []);
    for (const document of over) this.came(document);
    return over;
  }
}

function isOpening(document: ReplicaDocument): boolean {
  if (isOfKind(document, 'membership')) return document.body.groupType === 'chat' && !document.gone;
  return isOfKind(document, 'pair') && !document.gone;
}
