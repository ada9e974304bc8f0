import { createHash } from 'node:crypto';
import { idFromDigest } from '../shared/ids/id.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../shared/schema/envelope.ts';
import type { BodyOf, Kind } from '../shared/schema/kinds.ts';
import type { HybridClock } from '../shared/time/hybrid-clock.ts';

export interface NewDocument<K extends Kind> {
  readonly id: string;
  readonly scope: string;
  readonly parent?: string;
  readonly by?: string;
  readonly body: BodyOf<K>;
}

/** Makes versions of documents that the school writes, stamped by the hub's clock. */
export class Documents {
  readonly #clock: HybridClock;

  constructor(clock: HybridClock) {
    this.#clock = clock;
  }

  make<K extends Kind>(kind: K, of: NewDocument<K>): AuthorPart {
    return {
      id: of.id,
      kind,
      scope: of.scope,
      parent: of.parent ?? '',
      by: of.by ?? SCHOOL_WRITER,
      stamp: this.#clock.stamp(),
      gone: false,
      body: of.body,
    };
  }
}

/** The id of something that a roster names, the same at every import of that school. */
export function rosterId(school: string, what: string, sourcedId: string): string {
  return idFromDigest(createHash('sha256').update(`${school}\n${what}\n${sourcedId}`).digest());
}
