import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { orderOf } from '../../shared/schema/order.ts';

/** Scopes of which a person reads only what stands up to a reading position (`orderOf`). */
export type Limits = ReadonlyMap<string, string>;

/** How far a person may read in scopes that are not open to the end: the chats that a movement has ended. */
export class FeedLimits {
  #limits: Limits = new Map();

  /**
   * Takes the limits of now. Returns the scopes that had another limit before: what lay behind it was passed
   * over, so they have to be sent anew.
   */
  take(limits: Limits): readonly string[] {
    const before = this.#limits;
    this.#limits = limits;
    return [...before].flatMap(([scope, limit]) => (limits.get(scope) === limit ? [] : [scope]));
  }

  /**
   * Whether the person may have this version. What was said before the limit stays true to its author, who may
   * correct it or take it back; how far the others have read since, and who they are now, is not told.
   */
  allows(document: AcceptedDocument): boolean {
    const limit = this.#limits.get(document.scope);
    if (limit === undefined) return true;
    if (document.order > limit) return false;
    return document.kind === 'message' || document.gone || orderOf(document) <= limit;
  }
}
