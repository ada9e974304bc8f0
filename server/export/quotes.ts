import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { isHidden } from '../../shared/search/searched.ts';
import { hidingOf } from '../moderation/hiding-of.ts';
import type { HubStore } from '../store/hub-store.ts';

/**
 * A message without its quote where what it quotes was taken back or out: the quote is words of somebody else,
 * whose they are no longer to be read. Everything else as it is.
 */
export async function withoutGoneQuote(
  store: Pick<HubStore, 'get' | 'byParent'>,
  document: AcceptedDocument,
): Promise<AcceptedDocument> {
  if (!isOfKind(document, 'message') || document.body.quote === undefined) return document;
  const source = await store.get(document.body.replyTo);
  if (source && !source.gone && !isHidden(source, await hidingOf(store, source.id))) {
    return document;
  }
  const { quote: _quote, ...body } = document.body;
  return { ...document, body };
}
