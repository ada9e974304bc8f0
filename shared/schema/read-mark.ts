import Type from 'typebox';
import { logName, type StoredDocument } from './envelope.ts';
import { firstAcceptance, isUnsentOrder } from './order.ts';

type MarkedDocument = Pick<StoredDocument, 'epoch' | 'hub' | 'order' | 'seq'>;

/**
 * How far a person has read a chat: for each log (hub and epoch) the highest sequence read. What it does
 * not cover is unread, also when it arrives late from elsewhere. Merged by maximum.
 */
export const ReadMarkBody = Type.Object(
  {
    upTo: Type.Record(
      Type.String({ pattern: '^[0-9a-z]{12}\\.[0-9a-z]{8}$' }),
      Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 }),
      { maxProperties: 64, additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type ReadMarkBody = Type.Static<typeof ReadMarkBody>;

export function readMarkId(chat: string, person: string): string {
  return `${chat}.${person}`.slice(0, 62) + '.r';
}

export function mergeReadMarks(a: ReadMarkBody, b: ReadMarkBody): ReadMarkBody {
  const upTo: Record<string, number> = { ...a.upTo };
  for (const [log, seq] of Object.entries(b.upTo)) upTo[log] = Math.max(upTo[log] ?? 0, seq);
  return { upTo };
}

/** A mark that covers these documents, too; the very mark where it covers them already. */
export function coveringMark(mark: ReadMarkBody, documents: readonly MarkedDocument[]): ReadMarkBody {
  let covering = mark;
  for (const document of documents) {
    if (document.seq === 0 || isRead(covering, logName(document), document.seq)) continue;
    covering = mergeReadMarks(covering, { upTo: { [logName(document)]: document.seq } });
  }
  return covering;
}

/**
 * Whether a mark covers a document in the version that is held, or in its first one: an edit does not make
 * anything unread again.
 */
export function isCovered(mark: ReadMarkBody | undefined, document: MarkedDocument): boolean {
  if (!mark || isUnsentOrder(document.order)) return false;
  if (document.seq > 0 && isRead(mark, logName(document), document.seq)) return true;
  const first = firstAcceptance(document.order);
  if (!first || (first.seq === document.seq && first.hub === document.hub)) return false;
  return Object.entries(mark.upTo).some(([log, seq]) => log.startsWith(`${first.hub}.`) && seq >= first.seq);
}

/** Whether a mark covers a document that stands at `seq` of `log`. */
export function isRead(mark: ReadMarkBody | undefined, log: string, seq: number): boolean {
  return seq > 0 && (mark?.upTo[log] ?? 0) >= seq;
}
