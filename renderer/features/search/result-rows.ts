import type { NamedHit, SearchHit, SearchPage } from '../../../shared/replica/searching/search-views.ts';

/** A line of the list of what was found. */
export type ResultRow =
  | {
      readonly is: 'heading';
      readonly key: string;
      readonly of: 'people' | 'chats' | 'hits';
      readonly count: number;
    }
  | { readonly is: 'person'; readonly key: string; readonly hit: NamedHit }
  | { readonly is: 'chat'; readonly key: string; readonly hit: NamedHit }
  /** Shows those people that are left out at first. */
  | { readonly is: 'morePeople'; readonly key: string; readonly count: number }
  | { readonly is: 'hit'; readonly key: string; readonly hit: SearchHit }
  /** Once it is in sight, the next page is fetched. */
  | { readonly is: 'goOn'; readonly key: string };

/** So many are shown at first, so that messages are in sight as well. */
const FIRST_NAMES = 3;

export function resultRows(page: SearchPage, hasAllPeople: boolean): readonly ResultRow[] {
  const { people, peopleCount, chats, hits, count, next } = page;
  const shown = hasAllPeople ? people : people.slice(0, FIRST_NAMES);
  const hasNames = people.length > 0 || chats.length > 0;
  return [
    ...heading('chats', chats.length),
    ...chats.slice(0, FIRST_NAMES).map((hit) => ({ is: 'chat' as const, key: `chat ${hit.id}`, hit })),
    ...heading('people', peopleCount),
    ...shown.map((hit) => ({ is: 'person' as const, key: `person ${hit.id}`, hit })),
    ...(shown.length < people.length
      ? [{ is: 'morePeople' as const, key: 'morePeople', count: people.length - shown.length }]
      : []),
    ...(hasNames ? heading('hits', hits.length === 0 ? 0 : count) : []),
    ...hits.map((hit) => ({ is: 'hit' as const, key: hit.id, hit })),
    ...(next > 0 ? [{ is: 'goOn' as const, key: 'goOn' }] : []),
  ];
}

function heading(of: 'people' | 'chats' | 'hits', count: number): ResultRow[] {
  return count === 0 ? [] : [{ is: 'heading', key: `heading ${of}`, of, count }];
}
