import type { Static, TSchema } from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ShelfContents } from '../shelf/shelf-memory.ts';

export type LedgerDocument = ReplicaDocument & { readonly kind: 'audit'; readonly body: BodyOf<'audit'> };

/** From what the questions about the school are answered. */
export interface SchoolSource {
  readonly person: string;
  /** The key of the device that this replica is on, in hexadecimal. */
  readonly device: string;
  readonly facts: PersonFacts;
  /** The school with the own acts in it that no hub has accepted yet. */
  readonly directory: Directory;
  /** The school as the hub has it, as far as it is known here. */
  readonly settled: Directory;
  /** Things that a waiting act made or changed, by id; for the mark beside them. */
  readonly waitingActs: readonly (ReplicaDocument & { readonly body: BodyOf<'act'> })[];
  /** Milliseconds since 1970 by hub time. */
  readonly now: number;
  /** Orders and materials. */
  readonly shelf: () => Promise<ShelfContents>;
  /** Lines of the log, the newest first. @param before only lines that stand before this reading position, '' for all */
  readonly log: (before: string, limit: number) => Promise<readonly LedgerDocument[]>;
  /** An act by its id, where this replica may read it. */
  readonly act: (id: string) => Promise<BodyOf<'act'> | undefined>;
}

/** A named question about the school. What the reader may not see does not go into the answer. */
export interface SchoolQuery<P extends TSchema = TSchema, V = unknown> {
  readonly params: P;
  readonly answer: (source: SchoolSource, params: Static<P>) => V | Promise<V>;
}

export function schoolQuery<const P extends TSchema, V>(of: SchoolQuery<P, V>): SchoolQuery<P, V> {
  return of;
}
