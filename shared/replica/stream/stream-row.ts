import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { callRow } from '../live/call-state.ts';
import { messageRow, type ReaderContext, rowBase } from '../message-rows.ts';
import { recordingRow } from '../live/recording-view.ts';
import { ROUND_ROWS } from '../rounds/round-rows.ts';
import type { OtherRow, StreamRow } from '../views.ts';

/**
 * Makes the row of one document of a stream.
 * @param about what has this document as its parent: reactions, votes and the like
 * @param near documents that rows refer to, as those that they answer, by id
 */
type RowMaker = (
  context: ReaderContext,
  document: ReplicaDocument,
  about: readonly ReplicaDocument[],
  near: ReadonlyMap<string, ReplicaDocument>,
) => StreamRow;

/** One line per kind that stands in the stream of a chat; a kind without one is shown as text. */
const ROW_MAKERS: Readonly<Record<string, RowMaker>> = {
  message: messageRow,
  ring: callRow,
  package: (context, document) => recordingRow(context, document) ?? otherRow(context, document),
};

const NOTHING_ABOUT: readonly ReplicaDocument[] = [];
const NOTHING_NEAR: ReadonlyMap<string, ReplicaDocument> = new Map();

export function streamRow(
  context: ReaderContext,
  document: ReplicaDocument,
  about: readonly ReplicaDocument[] = NOTHING_ABOUT,
  near = NOTHING_NEAR,
): StreamRow {
  const ofRound = ROUND_ROWS[document.kind]?.(context, document, about);
  return ofRound ?? (ROW_MAKERS[document.kind] ?? otherRow)(context, document, about, near);
}

function otherRow(context: ReaderContext, document: ReplicaDocument): OtherRow {
  return { ...rowBase(context, document), kind: 'other', text: lineOf(document) };
}

/** What a document of the stream says in one line: in the list of chats, or where its kind has no row. */
export function lineOf({ body }: Pick<ReplicaDocument, 'body'>): string {
  for (const field of ['text', 'title', 'question']) {
    const words = body[field];
    if (typeof words === 'string' && words !== '') return words;
  }
  return '';
}
