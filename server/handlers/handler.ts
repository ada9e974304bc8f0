import type { Static, TSchema } from 'typebox';
import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { Hub } from '../hub.ts';

export interface HandlerContext {
  readonly hub: Hub;
  readonly facts: PersonFacts;
  /** With which device the person asks, its key in hexadecimal. */
  readonly device: string;
}

/** One request to the hub: its data, who may ask, and what it does. Permission is asked before anything. */
export interface Handler<T extends TSchema = TSchema, A = unknown> {
  readonly data: T;
  readonly refusal: (facts: PersonFacts) => AppErrorCode | undefined;
  readonly run: (context: HandlerContext, data: Static<T>) => Promise<A>;
}

export function handler<const T extends TSchema, A>(of: Handler<T, A>): Handler<T, A> {
  return of;
}
