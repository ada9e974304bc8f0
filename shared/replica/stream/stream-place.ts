import Type from 'typebox';
import { Id } from '../../ids/id.ts';

const object = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0, maximum: 500 });

/** A place in the stream of a chat. */
export const StreamPlace = Type.Union([
  /** The end. */
  Type.Object({ at: Type.Literal('newest') }, object),
  /** Where reading should go on: the first that is unread, the end when nothing is. */
  Type.Object({ at: Type.Literal('unread') }, object),
  Type.Object({ at: Type.Literal('row'), id: Id }, object),
  /** The first that came at this moment or later, in milliseconds by hub time. */
  Type.Object({ at: Type.Literal('time'), ms: Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 }) }, object),
]);
export type StreamPlace = Type.Static<typeof StreamPlace>;

/** The part of a stream around a place: so many rows before it, the row itself, and so many after it. */
export const StreamWindow = Type.Object({ chat: Id, from: StreamPlace, before: Count, after: Count }, object);
export type StreamWindow = Type.Static<typeof StreamWindow>;

/** The newest `limit` rows, 1 to 5,000; for what looks at a chat without scrolling through it. */
export const StreamEnd = Type.Object(
  { chat: Id, limit: Type.Integer({ minimum: 1, maximum: 5000 }) },
  object,
);

export const StreamQuery = Type.Union([StreamEnd, StreamWindow]);
export type StreamQuery = Type.Static<typeof StreamQuery>;

/** Either form as a window. */
export function windowOf(query: StreamQuery): StreamWindow {
  if ('from' in query) return query;
  return { chat: query.chat, from: { at: 'newest' }, before: query.limit - 1, after: 0 };
}
