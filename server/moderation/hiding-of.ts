import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { HubStore } from '../store/hub-store.ts';

/** What moderators said about a document of a chat, and what of that was a mistake. */
export async function hidingOf(
  store: Pick<HubStore, 'byParent'>,
  id: string,
): Promise<readonly AcceptedDocument[]> {
  const takedowns = await store.byParent('takedown', id);
  return takedowns.length === 0 ? [] : [...takedowns, ...(await store.byParent('restoral', id))];
}
