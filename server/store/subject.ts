import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { slipLookup } from '../entry/slip-secret.ts';

/** What a document is looked up by besides id, parent and scope; '' for kinds that need none. */
export function subjectOf(document: AuthorPart): string {
  if (isOfKind(document, 'membership')) return document.body.person;
  if (isOfKind(document, 'kinship')) return document.body.guardian;
  if (isOfKind(document, 'contact')) return document.body.person;
  if (isOfKind(document, 'slip')) return slipLookup(document.body.secretHash);
  return '';
}
