import type { AuthorPart } from '../../schema/envelope.ts';
import { isOfKind } from '../../schema/kinds.ts';
import type { OwnAct } from '../views.ts';

/** What a person did on the shelves, for the list of what waits; undefined for any other document. */
export function ownShelfAct(document: AuthorPart): OwnAct | undefined {
  if (isOfKind(document, 'order')) return document.body.isWithdrawn ? 'orderEnd' : 'order';
  if (isOfKind(document, 'ack')) return 'ack';
  if (isOfKind(document, 'paperack')) return 'paperack';
  if (isOfKind(document, 'material')) return document.gone ? 'materialEnd' : 'material';
  return isOfKind(document, 'review') ? 'review' : undefined;
}

/** What that was about, '' where it says nothing by itself. */
export function ownShelfText(document: AuthorPart): string {
  if (document.gone) return '';
  if (isOfKind(document, 'order') || isOfKind(document, 'material')) return document.body.title;
  return isOfKind(document, 'review') ? document.body.reason : '';
}
