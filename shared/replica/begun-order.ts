import { positionOf } from '../moderation/case-events.ts';
import { orderOf, unsentOrder } from '../schema/order.ts';
import type { Projection } from './projection.ts';

/**
 * The reading position from which on a chat is there for a person: when it was founded, when they began it or came
 * into it, whichever was last. By it a chat stands in the list in which nothing has been said since.
 */
export function begunOrder({ chats, memberOf, directory }: Projection, person: string, chat: string): string {
  const membership = memberOf.get(person)?.get(chat);
  const pairs = [directory.get('pair', `${chat}.1`), directory.get('pair', `${chat}.2`)];
  const moments = [
    chats.get(chat)?.order ?? '',
    // Whoever comes back changes the same document: not when it was first accepted counts, but this version.
    membership?.body.state === 'active' ? versionOrder(membership) : '',
    ...pairs.map((pair) => (pair ? positionOf(pair) : '')),
  ];
  return moments.reduce((last, moment) => (moment > last ? moment : last));
}

type Version = Parameters<typeof orderOf>[0] & { readonly stamp: string };

function versionOrder(version: Version): string {
  return version.at > 0 ? orderOf(version) : unsentOrder(version.stamp);
}
