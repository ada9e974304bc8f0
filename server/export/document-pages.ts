import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind, type Kind } from '../../shared/schema/kinds.ts';
import type { HubStore } from '../store/hub-store.ts';
import { withoutGoneQuote } from './quotes.ts';

/** So many documents are read at once, in a few milliseconds. */
const PAGE_DOCUMENTS = 200;

/** All documents of a kind, page by page, with a pause after each so that the hub goes on answering. */
export async function* documentPages(
  store: HubStore,
  kind: Kind,
): AsyncGenerator<readonly AcceptedDocument[]> {
  let after = { parent: '', id: '' };
  for (;;) {
    const page = await store.pageOfKind(kind, after, PAGE_DOCUMENTS);
    const last = page.at(-1);
    if (!last) return;
    yield await Promise.all(page.map((one) => withoutGoneQuote(store, withoutSecrets(one))));
    after = { parent: last.parent, id: last.id };
    await nextTurn();
  }
}

/** With the hash of a slip's secret somebody could try words against it without asking a hub. */
function withoutSecrets(document: AcceptedDocument): AcceptedDocument {
  if (!isOfKind(document, 'slip')) return document;
  const { secretHash: _secretHash, ...body } = document.body;
  return { ...document, body };
}
