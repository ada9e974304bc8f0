import type { StoredDocument } from '../schema/envelope.ts';
import { joinBodies } from '../schema/kinds.ts';
import { isUnsentOrder, unsentOrder } from '../schema/order.ts';
import { canonicalText, canonicalVersion } from './canonical.ts';

/**
 * Merges two states of one document. Commutative, associative and idempotent for every kind, so hubs,
 * clients and parcels may exchange in any order and end equal:
 * - a document taken back beats every edit, a later stamp beats an earlier one, and equal stamps are told
 *   apart by their canonical form;
 * - a version keeps the earliest acceptance any hub gave it;
 * - the reading position is the earliest any version was given;
 * - kinds that join (read marks) keep the joined body, the later stamp and the later acceptance.
 */
export function mergeDocuments(a: StoredDocument, b: StoredDocument): StoredDocument {
  if (a.id !== b.id || a.kind !== b.kind) throw new RangeError('only states of one document merge');
  const joined = a.gone || b.gone ? undefined : joinBodies(a.kind, a.body, b.body);
  if (joined) return joinVersions(a, b, joined);
  const comparison = compareVersions(a, b);
  const winner = comparison > 0 ? a : comparison < 0 ? b : earlierAccepted(a, b);
  return { ...winner, order: earliestOrder(a, b, winner.stamp) };
}

/** Positive when `a` is the version that stays. */
export function compareVersions(a: StoredDocument, b: StoredDocument): number {
  if (a.gone !== b.gone) return a.gone ? 1 : -1;
  return compareText(a.stamp, b.stamp) || compareText(canonicalVersion(a), canonicalVersion(b));
}

function joinVersions(a: StoredDocument, b: StoredDocument, body: Record<string, unknown>): StoredDocument {
  const later = compareText(a.stamp, b.stamp) || compareText(contextOf(a), contextOf(b));
  const writer = later >= 0 ? a : b;
  const accepted = compareAcceptance(a, b) >= 0 ? a : b;
  const { hub, epoch, seq, at } = accepted;
  return { ...writer, body, hub, epoch, seq, at, order: earliestOrder(a, b, writer.stamp) };
}

/** What the author sets apart from the body, for telling equal stamps of joining kinds apart. */
function contextOf(document: StoredDocument): string {
  const { scope, parent, by } = document;
  return canonicalText({ scope, parent, by });
}

function earlierAccepted(a: StoredDocument, b: StoredDocument): StoredDocument {
  if (a.seq === 0) return b;
  if (b.seq === 0) return a;
  return compareAcceptance(a, b) <= 0 ? a : b;
}

function compareAcceptance(a: StoredDocument, b: StoredDocument): number {
  return a.at - b.at || compareText(a.hub, b.hub) || compareText(a.epoch, b.epoch) || a.seq - b.seq;
}

function earliestOrder(a: StoredDocument, b: StoredDocument, stamp: string): string {
  const orders = [a.order, b.order].filter((order) => !isUnsentOrder(order)).sort();
  return orders[0] ?? unsentOrder(stamp);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
