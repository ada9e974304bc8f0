import { AppErrorData } from '../errors/app-error.ts';
import { stampTime } from '../ids/id.ts';
import { logName } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { isRead } from '../schema/read-mark.ts';
import { parserOf } from '../std/parse.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { personBrief } from './person-brief.ts';
import type { Projection } from './projection.ts';
import type { MessageRow, MessageState, StreamRowBase } from './views.ts';

const parseRefusal = parserOf('replica.refusal', AppErrorData);

export interface ReaderContext {
  readonly projection: Projection;
  readonly person: string;
  readonly sending: ReadonlySet<string>;
  /** What is typed and not sent, by chat. */
  readonly drafts: ReadonlyMap<string, string>;
}

export function refusalOf(document: ReplicaDocument): AppErrorData | undefined {
  return document.refusal === '' ? undefined : parseRefusal(JSON.parse(document.refusal));
}

/** Milliseconds that a message shows: when a hub accepted it, or when it was written. */
export function shownAt(document: ReplicaDocument): number {
  return document.at > 0 ? document.at : stampTime(document.stamp);
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

export function messageRow(context: ReaderContext, document: ReplicaDocument): MessageRow {
  return {
    ...rowBase(context, document),
    kind: 'message',
    text: isOfKind(document, 'message') ? document.body.text : '',
  };
}

export function messageState(context: ReaderContext, document: ReplicaDocument): MessageState {
  if (document.queue === 'written') return context.sending.has(document.id) ? 'sending' : 'written';
  if (document.queue !== '') return document.queue;
  if (document.by !== context.person) return 'onHub';
  return isReadByOthers(context, document) ? 'read' : 'onHub';
}

function isReadByOthers({ projection, person }: ReaderContext, document: ReplicaDocument): boolean {
  const log = logName(document);
  for (const [reader, mark] of projection.marks.get(document.parent) ?? []) {
    if (reader !== person && isRead(mark.body, log, document.seq)) return true;
  }
  return false;
}

/** Whether a message waits for this person's eyes. */
export function isUnread({ projection, person }: ReaderContext, document: ReplicaDocument): boolean {
  if (document.by === person || document.seq === 0) return false;
  const mark = projection.marks.get(document.parent)?.get(person);
  return !isRead(mark?.body, logName(document), document.seq);
}
