import { isOfKind } from '../schema/kinds.ts';
import { AppErrorData } from '../errors/app-error.ts';
import { writtenAt } from '../schema/order.ts';
import { isCovered } from '../schema/read-mark.ts';
import { parserOf } from '../std/parse.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { fileRows } from './file-rows.ts';
import { personBrief } from './person-brief.ts';
import { isTakenDown, rowTalk, shownWords } from './talk/row-talk.ts';
import type { Projection } from './projection.ts';
import type { MessageRow, MessageState, StreamRowBase } from './views.ts';

const parseRefusal = parserOf('replica.refusal', AppErrorData);

export interface ReaderContext {
  readonly projection: Projection;
  readonly person: string;
  readonly sending: ReadonlySet<string>;
  /** What is typed and not sent, by chat. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Milliseconds by hub time. */
  readonly now: number;
}

export function refusalOf(document: ReplicaDocument): AppErrorData | undefined {
  return document.refusal === '' ? undefined : parseRefusal(JSON.parse(document.refusal));
}

/**
 * Milliseconds that a message shows: when a hub first accepted it, or when it was written. What was changed or taken
 * out later stays in its place, and so does its time.
 */
export function shownAt(document: ReplicaDocument): number {
  return writtenAt(document);
}

/** What the rows of all kinds say, but for their words. */
export function rowBase(context: ReaderContext, document: ReplicaDocument): Omit<StreamRowBase, 'text'> {
  return {
    id: document.id,
    author: personBrief(context.projection, document.by),
    isOwn: document.by === context.person,
    at: shownAt(document),
    state: messageState(context, document),
    refusal: refusalOf(document),
  };
}

export function messageRow(
  context: ReaderContext,
  document: ReplicaDocument,
  about: readonly ReplicaDocument[],
  near: ReadonlyMap<string, ReplicaDocument>,
): MessageRow {
  return {
    ...rowBase(context, document),
    ...authorOf(context, document),
    ...rowTalk(context, document, about, near),
    kind: 'message',
    text: shownWords(context, document),
    files: isTakenDown(context, document) ? [] : fileRows(document, about),
  };
}

/** In a channel the name is that of whoever handed the text in. */
function authorOf(
  { projection }: ReaderContext,
  document: ReplicaDocument,
): Partial<Pick<StreamRowBase, 'author' | 'isOnBehalf'>> {
  const named = isOfKind(document, 'message') ? document.body.onBehalf : undefined;
  return named === undefined ? {} : { author: personBrief(projection, named), isOnBehalf: true };
}

export function messageState(context: ReaderContext, document: ReplicaDocument): MessageState {
  if (document.queue === 'written') return context.sending.has(document.id) ? 'sending' : 'written';
  if (document.queue !== '') return document.queue;
  if (document.by !== context.person) return 'onHub';
  return isReadByOthers(context, document) ? 'read' : 'onHub';
}

function isReadByOthers({ projection, person }: ReaderContext, document: ReplicaDocument): boolean {
  for (const [reader, mark] of projection.marks.get(document.parent) ?? []) {
    if (reader !== person && isCovered(mark.body, document)) return true;
  }
  return false;
}

/** Whether a message waits for this person's eyes. */
export function isUnread({ projection, person }: ReaderContext, document: ReplicaDocument): boolean {
  if (document.by === person || document.seq === 0) return false;
  return !isCovered(projection.marks.get(document.parent)?.get(person)?.body, document);
}
