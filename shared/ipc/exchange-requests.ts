import Type, { type TSchema } from 'typebox';
import type { AppErrorData } from '../errors/app-error.ts';
import { OptionalId } from '../ids/id.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** What can be taken out of the school as a file. */
export const EXPORT_SORTS = ['roster', 'school', 'audit', 'lessons', 'person'] as const;
export type ExportSort = (typeof EXPORT_SORTS)[number];

/** Lists that go to the hub, and archives that come from it: one at a time, in the background. */
export const EXCHANGE_REQUESTS = {
  /** Lets the person pick lists and begins to send them; answers their name, undefined for a change of mind. */
  'exchange.sendRoster': object({ what: Type.Union([Type.Literal('folder'), Type.Literal('zip')]) }),
  /** Lets the person pick a place and begins to fetch an archive. `person` is for `person` alone, '' for oneself. */
  'exchange.save': object({
    sort: Type.Unsafe<ExportSort>(Type.Union(EXPORT_SORTS.map((sort) => Type.Literal(sort)))),
    person: OptionalId,
  }),
  'exchange.state': object({}),
  'exchange.cancel': object({}),
} as const satisfies Record<string, TSchema>;

export interface ExchangeState {
  readonly job: 'none' | 'sending' | 'saving';
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Bytes sent, or documents that are in the archive so far. */
  readonly done: number;
  /** 0 where nobody knows. */
  readonly total: number;
  /** The lists or the file by name, without their folder. */
  readonly name: string;
  readonly error: AppErrorData | undefined;
}

export interface ExchangeAnswers {
  'exchange.sendRoster': string | undefined;
  'exchange.save': string | undefined;
  'exchange.state': ExchangeState;
  'exchange.cancel': undefined;
}
