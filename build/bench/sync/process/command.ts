import type { Static, TSchema } from 'typebox';
import Type from 'typebox';
import { parserOf } from '../../../../shared/std/parse.ts';

/** What a child process can be asked: its name, what goes along, and what comes back. */
export interface Command<D extends TSchema, A extends TSchema> {
  readonly name: string;
  readonly parseData: (value: unknown) => Static<D>;
  readonly parseAnswer: (value: unknown) => Static<A>;
}

export function command<const D extends TSchema, const A extends TSchema>(
  name: string,
  data: D,
  answer: A,
): Command<D, A> {
  return { name, parseData: parserOf(`${name} data`, data), parseAnswer: parserOf(`${name} answer`, answer) };
}

export const NOTHING = Type.Null();

export const parseRequest = parserOf(
  'bench request',
  Type.Object({ n: Type.Integer(), name: Type.String(), data: Type.Unknown() }),
);
export const parseReply = parserOf(
  'bench reply',
  Type.Object({ n: Type.Integer(), error: Type.String(), value: Type.Unknown() }),
);
