import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isWithin, type Limits } from './reading-limits.ts';

/** How far one feed reads in scopes that are not open to the end. */
export class FeedLimits {
  #limits: Limits = new Map();

  /**
   * Takes the limits of now. Returns the scopes that had another limit before: what lay behind it was passed
   * over, so they have to be sent anew.
   */
  take(limits: Limits): readonly string[] {
    const before = this.#limits;
    this.#limits = limits;
    return [...before].flatMap(([scope, { upTo, keepsBack }]) => {
      const now = limits.get(scope);
      return now?.upTo === upTo && now.keepsBack === keepsBack ? [] : [scope];
    });
  }

  /** Whether the person may have this version. */
  allows(document: AcceptedDocument): boolean {
    const limit = this.#limits.get(document.scope);
    return limit === undefined || isWithin(limit, document);
  }
}
