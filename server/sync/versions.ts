import { stampAfter } from '../../shared/ids/id.ts';
import type { AuthorPart, StoredDocument } from '../../shared/schema/envelope.ts';
import { joinBodies } from '../../shared/schema/kinds.ts';
import { unsentOrder } from '../../shared/schema/order.ts';
import { canonicalVersion } from '../../shared/sync/canonical.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';

/** Kind, scope, parent and writer of an id never change. */
export function isSameDocument(held: StoredDocument, part: AuthorPart): boolean {
  return (
    held.kind === part.kind && held.scope === part.scope && held.parent === part.parent && held.by === part.by
  );
}

/** One stamp names one version; where bodies are joined, several versions of a stamp become one. */
export function isVersionOfItsOwn(held: StoredDocument, part: AuthorPart): boolean {
  const isJoined = joinBodies(part.kind, held.body, part.body) !== undefined;
  return isJoined || held.stamp !== part.stamp || canonicalVersion(held) === canonicalVersion(part);
}

/** An own version that is held already, or was overtaken by a later one, is not judged again. */
export function addsNothing(held: StoredDocument, part: AuthorPart): boolean {
  if (!isVersionOfItsOwn(held, part)) return false;
  return canonicalVersion(mergeDocuments(held, unaccepted(part))) === canonicalVersion(held);
}

/** What the school writes now is its newest word, also when the hub's own clock was set back since the last one. */
export function newest(held: StoredDocument, part: AuthorPart): AuthorPart {
  if (canonicalVersion(held) === canonicalVersion(part)) return part;
  return { ...part, stamp: stampAfter(part.stamp, held.stamp) };
}

export function unaccepted(part: AuthorPart): StoredDocument {
  return { ...part, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(part.stamp) };
}
