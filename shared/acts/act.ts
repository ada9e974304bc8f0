import type { Static, TSchema } from 'typebox';
import type { AppErrorCode } from '../errors/app-error.ts';
import type { Directory } from '../directory/directory.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import type { BodyOf, Kind } from '../schema/kinds.ts';

/** A version that the school is to write in consequence of an act. */
export type Draft = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly id: string;
    readonly scope: string;
    readonly parent?: string;
    readonly body: BodyOf<K>;
  };
}[Kind];

/** What an act is judged and planned by. All of it is the same on hub and client; nothing else may be asked. */
export interface ActContext {
  /** Who acts. */
  readonly actor: PersonFacts;
  readonly directory: Directory;
  /** The act's own id: a stamp, from which ids of things that it makes may be derived. */
  readonly act: string;
  /** When the hub carries it out, in milliseconds; on a client the best guess of it. */
  readonly at: number;
}

/**
 * One kind of act. Hub and client plan with the same pure function, so a preview cannot say anything else
 * than what will be done.
 */
export interface Act<T extends TSchema = TSchema> {
  readonly data: T;
  /** Why this person may not do this, undefined where it is allowed. Asked before anything else. */
  readonly refusal: (context: ActContext, data: Static<T>) => AppErrorCode | undefined;
  /** Whether it has to be said why (clause P-2.1(10) and others). */
  readonly needsReason: boolean;
  /** What is written. Throws AppError where it no longer fits what is there: nothing is written then. */
  readonly plan: (context: ActContext, data: Static<T>) => readonly Draft[];
  /** The people and things it is about, for the log. */
  readonly targets: (data: Static<T>) => readonly string[];
}

export function act<const T extends TSchema>(of: Act<T>): Act<T> {
  return of;
}
