import { stampAfter } from '../ids/id.ts';
import type { AcceptedDocument, AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { unsentOrder } from '../schema/order.ts';
import { canonicalVersion } from './canonical.ts';
import { mergeDocuments } from './merge.ts';
import type { PushResult } from './replica-store.ts';

/** '' nothing waits; written: waits for a hub; refused: the hub said no, and the author decides. */
export type QueueState = '' | 'written' | 'refused';

/** A document as a replica keeps it: the envelope, and what concerns this computer alone. */
export interface ReplicaDocument extends StoredDocument {
  queue: QueueState;
  /** AppErrorData as JSON when refused, '' otherwise. */
  refusal: string;
}

const MOST_DETAILS_LETTERS = 500;

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
  return { ...merged, queue: 'written', refusal: '' };
}

/** After a document came from a hub. */
export function applied(held: ReplicaDocument | undefined, document: AcceptedDocument): ReplicaDocument {
  if (!held) return { ...document, queue: '', refusal: '' };
  const merged = mergeDocuments(stateOf(held), document);
  // An own version waits until the hub has all of it; a joined read mark may say more than the hub's.
  const isOnHub = canonicalVersion(merged) === canonicalVersion(document);
  return { ...merged, queue: isOnHub ? '' : held.queue, refusal: isOnHub ? '' : held.refusal };
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
    return isScopeHeld ? { ...held, ...result.acceptance, queue: '', refusal: '' } : undefined;
  }
  const { refusal } = result;
  const text = JSON.stringify({ ...refusal, details: refusal.details.slice(0, MOST_DETAILS_LETTERS) });
  return { ...held, queue: 'refused', refusal: text };
}

/** After a waiting version got another stamp. */
export function restamped(held: ReplicaDocument, oldStamp: string, newStamp: string): ReplicaDocument {
  if (held.stamp !== oldStamp || held.queue !== 'written') return held;
  const order = held.order === unsentOrder(oldStamp) ? unsentOrder(newStamp) : held.order;
  return { ...held, stamp: newStamp, order };
}

/** After its author asked that a refused version be tried again. */
export function requeued(held: ReplicaDocument): ReplicaDocument {
  return held.queue === 'refused' ? { ...held, queue: 'written', refusal: '' } : held;
}

function stateOf({ queue: _queue, refusal: _refusal, ...document }: ReplicaDocument): StoredDocument {
  return document;
}
