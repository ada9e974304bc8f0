import { encodeNumber } from '../../ids/base32.ts';
import { logName } from '../../schema/envelope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { isUnread, type ReaderContext } from '../message-rows.ts';
import type { StreamReader } from './stream-reader.ts';

/** What is unread is looked for from the end, a few first, because mostly nothing or little is. */
const CHUNKS = [20, 100, 200, 300, 400];
/** Of one log, so many of the last read are looked at, because a chat may hold several. */
const LAST_READ = 8;
const AFTER_LAST_READ = 50;

/**
 * Where reading should go on: the first unread document of a chat, undefined when nothing is unread. Whoever
 * has never opened a chat begins with what came after joining it. Among more than a thousand unread, it is the
 * first one after the last that was read.
 */
export async function firstUnread(
  reader: StreamReader,
  context: ReaderContext,
  chat: string,
): Promise<ReplicaDocument | undefined> {
  const from = joinedOrder(context, chat);
  let first: ReplicaDocument | undefined;
  let before = '~~';
  for (const limit of CHUNKS) {
    const found = await reader.before(chat, before, limit);
    const unread = found.filter((one) => one.order >= from && isUnread(context, one));
    first = unread.at(-1) ?? first;
    before = found.at(-1)?.order ?? '';
    if (unread.length === 0 || found.length < limit) return first;
  }
  const lastRead = (await lastReadOrder(reader, context, chat)) ?? from;
  if (lastRead === '') return first;
  const after = await reader.from(chat, lastRead, AFTER_LAST_READ);
  return after.find((one) => isUnread(context, one)) ?? first;
}

/** The reading position of the last document that a mark covers, of whichever log is read the furthest. */
async function lastReadOrder(
  reader: StreamReader,
  { projection, person }: ReaderContext,
  chat: string,
): Promise<string | undefined> {
  const mark = projection.marks.get(chat)?.get(person);
  let furthest: string | undefined;
  for (const [log, seq] of Object.entries(mark?.body.upTo ?? {})) {
    const held = await reader.acceptedUpTo(chat, seq, LAST_READ);
    const last = held.find((one) => logName(one) === log);
    if (last && last.order > (furthest ?? '')) furthest = last.order;
  }
  return furthest;
}

/** Before this position a chat that was never opened counts as past, '' where there is no such position. */
function joinedOrder({ projection, person }: ReaderContext, chat: string): string {
  if (projection.marks.get(chat)?.get(person)) return '';
  const joinedAt = projection.members.get(chat)?.get(person)?.at ?? 0;
  return joinedAt > 0 ? encodeNumber(joinedAt, 9) : '';
}
