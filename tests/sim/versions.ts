import type { AuthorPart, StoredDocument } from '../../shared/schema/envelope.ts';
import { unsentOrder } from '../../shared/schema/order.ts';
import { canonicalVersion } from '../../shared/sync/canonical.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';

/** Whether a document is this version, or a later one that has taken it in. */
export function covers(document: StoredDocument | undefined, part: AuthorPart): boolean {
  if (!document) return false;
  const version = { ...part, hub: '', epoch: '', seq: 0, at: 0, order: unsentOrder(part.stamp) };
  return canonicalVersion(mergeDocuments(document, version)) === canonicalVersion(document);
}
