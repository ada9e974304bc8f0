import type { AppErrorData } from '../errors/app-error.ts';
import { stampAfter, STAMP_LENGTH } from '../ids/id.ts';
import {
  type AcceptedDocument,
  type AuthorPart,
  authorPartOf,
  logName,
  SCHOOL_WRITER,
  type StoredDocument,
} from '../schema/envelope.ts';
import { isSealable } from '../moderation/sealed-form.ts';
import { joinBodies } from '../schema/kinds.ts';
import { firstAcceptance, isUnsentOrder, unsentOrder } from '../schema/order.ts';
import { canonicalVersion } from './canonical.ts';
import type { LogPosition } from './checkpoint.ts';
import { mergeDocuments } from './merge.ts';
import type { PushResult } from './replica-store.ts';

/**
 * What stands between a document and the hub:
 * - '' nothing;
 * - written: an own version waits for a hub;
 * - refused: the hub said no, and the author decides;
 * - aside: refused, or not sent, in a scope that its author may no longer read; kept for the author;
 * - orphan: somebody else's, accepted by a hub that has lost it since (it was restored from a backup).
 */
export const QUEUE_STATES = ['', 'written', 'refused', 'aside', 'orphan'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** A document as a replica keeps it: the envelope, and what concerns this computer alone. */
export interface ReplicaDocument extends StoredDocument {
  queue: QueueState;
  /** AppErrorData as JSON when refused, '' otherwise. */
  refusal: string;
  /**
   * Stamps that a waiting version had before a clock was brought back, and those of waiting versions that it
   * took the place of, the last first; absent where there are none.
   */
  oldStamps?: string;
}

const MOST_DETAILS_LETTERS = 500;
/** So many of a version's earlier stamps are remembered. */
const MOST_OLD_STAMPS = 4;

/**
 * After an own new version. Its author saw what is held, so it is stamped later than that, also when the
 * clock was set back in between.
 */
export function written(held: ReplicaDocument | undefined, part: AuthorPart): ReplicaDocument {
  const stamp = held ? stampAfter(part.stamp, held.stamp) : part.stamp;
  const version = { ...part, stamp, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(stamp) };
  const merged = held ? mergeDocuments(stateOf(held), version) : version;
  // What was taken back stays so: then there is nothing new to send.
  if (held && canonicalVersion(merged) === canonicalVersion(held)) return held;
  return { ...merged, ...stampsBefore(held), queue: 'written', refusal: '' };
}

/** Of a new version that takes the place of a waiting one: that one's stamps, for it may be under way. */
function stampsBefore(held: ReplicaDocument | undefined): Pick<ReplicaDocument, 'oldStamps'> {
  return held?.queue === 'written' ? { oldStamps: withStamp(held, held.stamp) } : {};
}

function withStamp(held: ReplicaDocument, stamp: string): string {
  const all = [stamp, ...stampsOf(held).filter((one) => one !== stamp)];
  // The first of them has had most time to be sent.
  return [...all.slice(0, MOST_OLD_STAMPS - 1), ...all.slice(MOST_OLD_STAMPS - 1).slice(-1)].join(' ');
}

/** After a document came from a hub. */
export function applied(held: ReplicaDocument | undefined, document: AcceptedDocument): ReplicaDocument {
  // What the hub has in place of a lost version is the truth again.
  if (!held || held.queue === 'orphan') return { ...document, queue: '', refusal: '' };
  // What this device has waiting is later than everything it sent before, whatever its clock has made of it.
  if (isLateArrival(held, document))
    return written({ ...document, queue: '', refusal: '' }, authorPartOf(held));
  if (isToldAgain(held, document)) {
    return document.seq > held.seq ? { ...document, order: held.order, queue: '', refusal: '' } : held;
  }
  const merged = mergeDocuments(stateOf(held), document);
  // An own version waits until the hub has all of it; a joined read mark may say more than the hub's.
  const isOnHub = canonicalVersion(merged) === canonicalVersion(document);
  if (isOnHub) return { ...merged, queue: '', refusal: '' };
  return { ...merged, ...oldStampsOf(held), queue: held.queue, refusal: held.refusal };
}

/**
 * Whether a hub has accepted the version that is held once more: a moderator has taken something out of it, or that was
 * a mistake, so that it is told otherwise. Nobody wrote a new version; of the two the hub's later word counts.
 */
function isToldAgain(held: ReplicaDocument, document: AcceptedDocument): boolean {
  const isSame = held.queue === '' && held.stamp === document.stamp && held.gone === document.gone;
  return isSame && isSealable(held) && held.seq > 0 && logName(held) === logName(document);
}

/** Of a version that a clock brought back: the stamps that it had before, and may have been sent with. */
function oldStampsOf(held: ReplicaDocument | undefined): Pick<ReplicaDocument, 'oldStamps'> {
  return held?.queue === 'written' && held.oldStamps !== undefined ? { oldStamps: held.oldStamps } : {};
}

function stampsOf({ oldStamps }: ReplicaDocument): readonly string[] {
  return oldStamps === undefined ? [] : oldStamps.split(' ');
}

function isLateArrival(held: ReplicaDocument, document: AcceptedDocument): boolean {
  if (held.queue !== 'written' || document.gone || document.stamp <= held.stamp) return false;
  const isJoined = joinBodies(held.kind, held.body, document.body) !== undefined;
  return !isJoined && stampsOf(held).includes(document.stamp);
}

/**
 * Whether two computers, one a copy of the other, have made different documents under one id: the one
 * that waits, or that the hub refused, gets another id before the hub's is stored.
 */
export function isClash(held: ReplicaDocument, document: AcceptedDocument): boolean {
  const isUnknown = held.seq === 0 && isUnsentOrder(held.order);
  if (!isUnknown || !(held.queue === 'written' || isWithAuthor(held))) return false;
  return (
    held.stamp === document.stamp &&
    isReissuable(held) &&
    canonicalVersion(held) !== canonicalVersion(document)
  );
}

/**
 * After the hub's word on a pushed version. One that was edited since, or that came back already, stays.
 * Undefined when it goes: what was accepted in a scope of which nothing is held comes back with that scope,
 * and does not come back where its readers have changed.
 * @param isScopeHeld whether there is a checkpoint of the document's scope
 */
export function settled(
  held: ReplicaDocument,
  result: PushResult,
  isScopeHeld: boolean,
): ReplicaDocument | undefined {
  if (held.stamp !== result.stamp || held.queue !== 'written') return held;
  if ('acceptance' in result) {
    const { oldStamps: _oldStamps, ...version } = held;
    return isScopeHeld ? { ...version, ...result.acceptance, queue: '', refusal: '' } : undefined;
  }
  return { ...held, queue: isScopeHeld ? 'refused' : 'aside', refusal: refusalText(result.refusal) };
}

/** How a replica keeps the reason of a refusal. */
export function refusalText(refusal: AppErrorData): string {
  return JSON.stringify({ ...refusal, details: refusal.details.slice(0, MOST_DETAILS_LETTERS) });
}

/**
 * After access to its scope was lost. Undefined when it goes. What waits still goes to the hub, which may
 * have accepted it before; what it refused then is kept aside.
 */
export function forgotten(held: ReplicaDocument): ReplicaDocument | undefined {
  if (held.queue === '' || held.queue === 'orphan') return undefined;
  return held.queue === 'refused' ? { ...held, queue: 'aside' } : held;
}

/**
 * After the hub that accepted it said that its log ended before this version: the acceptance is void. The
 * author sends an own one again; what the school wrote goes, the hub's own word being final; of others it
 * stays, marked, until its author's computer brings it back.
 */
export function orphaned(held: ReplicaDocument, person: string): ReplicaDocument | undefined {
  if (held.by === SCHOOL_WRITER) return undefined;
  const order = unsentOrder(held.stamp);
  const unaccepted = { ...held, hub: '', epoch: '', seq: 0, at: 0, order };
  return held.by === person ? { ...unaccepted, queue: 'written' } : { ...unaccepted, queue: 'orphan' };
}

/** After a waiting version got another stamp. */
export function restamped(held: ReplicaDocument, oldStamp: string, newStamp: string): ReplicaDocument {
  if (held.stamp !== oldStamp || held.queue !== 'written') return held;
  const order = held.order === unsentOrder(oldStamp) ? unsentOrder(newStamp) : held.order;
  return { ...held, stamp: newStamp, order, oldStamps: withStamp(held, oldStamp) };
}

/** After its author asked that a refused version be tried again. */
export function requeued(held: ReplicaDocument): ReplicaDocument {
  return isWithAuthor(held) ? { ...held, queue: 'written', refusal: '' } : held;
}

/** Whether the hub said no, and the author decides what becomes of it. */
export function isWithAuthor({ queue }: Pick<ReplicaDocument, 'queue'>): boolean {
  return queue === 'refused' || queue === 'aside';
}

/** Whether an id is a stamp of its author's own making, not one that follows from what the document is of. */
export function isReissuable({ id }: Pick<AuthorPart, 'id'>): boolean {
  return id.length === STAMP_LENGTH && !id.includes('.');
}

/** Whether the author discards an edit of what a hub has accepted: that comes back when it is asked for. */
export function hasEarlierVersion(held: ReplicaDocument): boolean {
  return isWithAuthor(held) && !isUnsentOrder(held.order);
}

/**
 * After a log has ended: a version that no hub has accepted has no place any more that an earlier acceptance gave it,
 * for that may be the lost one. The hub's next word brings it back where it still has the document; for one that its
 * author keeps, it has to be asked (`isPlaceLost`).
 */
export function placedAnew(held: ReplicaDocument, end: LogPosition): ReplicaDocument {
  if (held.seq > 0 || !(held.queue === 'written' || isPlaceLost(held, end))) return held;
  return { ...held, order: unsentOrder(held.stamp) };
}

/** Whether the hub refused a version whose place may be of an acceptance behind the end of a log. */
export function isPlaceLost(held: ReplicaDocument, { log, seq }: LogPosition): boolean {
  const first = firstAcceptance(held.order);
  return (
    isWithAuthor(held) &&
    held.seq === 0 &&
    first !== undefined &&
    first.seq > seq &&
    log.startsWith(`${first.hub}.`)
  );
}

/** The first stamp of a device behind one of its own that is nobody's id here. */
export function freeStamp(stamp: string, isTaken: (id: string) => boolean): string {
  let free = stampAfter(stamp, stamp);
  while (isTaken(free)) free = stampAfter(free, free);
  return free;
}

/**
 * The same content under another id and stamp, for an id that another document has (a cloned computer made
 * both). Undefined where that cannot be: the id is known to a hub already, or is not of its own making.
 */
export function reissued(held: ReplicaDocument, stamp: string): ReplicaDocument | undefined {
  const isOwn = held.queue === 'written' || isWithAuthor(held);
  if (held.seq > 0 || !isOwn || !isReissuable(held)) return undefined;
  return { ...held, id: stamp, stamp, order: unsentOrder(stamp) };
}

/** The fields of a replica's document, without what a storage keeps beside them. */
export function replicaDocumentOf(row: ReplicaDocument): ReplicaDocument {
  const { hub, epoch, seq, at, order, queue, refusal, oldStamps } = row;
  const old = oldStamps === undefined ? {} : { oldStamps };
  return { ...authorPartOf(row), hub, epoch, seq, at, order, queue, refusal, ...old };
}

function stateOf({
  queue: _queue,
  refusal: _refusal,
  oldStamps: _oldStamps,
  ...document
}: ReplicaDocument): StoredDocument {
  return document;
}
