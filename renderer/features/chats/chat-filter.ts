import type { ChatRow } from '../../../shared/replica/views.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export const CHAT_FILTERS = ['all', 'pupils', 'subject', 'parents'] as const;
export type ChatFilter = (typeof CHAT_FILTERS)[number];

/** The filters that would show something; none at all when there is nothing to tell apart. */
export function usefulFilters(chats: readonly ChatRow[]): readonly ChatFilter[] {
  const useful = CHAT_FILTERS.filter(
    (filter) => filter === 'all' || chats.some(({ template }) => template === filter),
  );
  return useful.length > 1 ? useful : [];
}

/** Chats of a kind whose title has every word of the query. */
export function filterChats(
  chats: readonly ChatRow[],
  filter: ChatFilter,
  query: string,
): readonly ChatRow[] {
  if (filter === 'all' && query === '') return chats;
  return chats.filter(
    ({ title, template }) =>
      (filter === 'all' || template === filter) && matches(foldForSearch(title), query),
  );
}

/** «Сорокина Г. П.» for a full name; two words stay as they are. */
export function briefAuthor(name: string): string {
  const [family, ...rest] = name.split(' ');
  if (family === undefined || rest.length < 2) return name;
  return `${family} ${rest.map((part) => `${part.charAt(0)}.`).join('\u00a0')}`;
}
