import type { NamedHit, SearchHit, SearchPage } from '../../../shared/replica/searching/search-views.ts';
import { type HelpPage, pageKey } from '../help/help-topics.ts';

type Heading = 'people' | 'chats' | 'help' | 'hits';

/** A line of the list of what was found. */
export type ResultRow =
  | {
      readonly is: 'heading';
      readonly key: string;
      readonly of: Heading;
      readonly count: number;
    }
  | { readonly is: 'person'; readonly key: string; readonly hit: NamedHit }
  | { readonly is: 'chat'; readonly key: string; readonly hit: NamedHit }
  | { readonly is: 'help'; readonly key: string; readonly page: HelpPage }
  /** Shows those people that are left out at first. */
  | { readonly is: 'morePeople'; readonly key: string; readonly count: number }
  | { readonly is: 'hit'; readonly key: string; readonly hit: SearchHit }
  /** Once it is in sight, the next page is fetched. */
  | { readonly is: 'goOn'; readonly key: string };

/** So many are shown at first, so that messages are in sight as well. */
const FIRST_NAMES = 3;

export function resultRows(
  page: SearchPage,
  hasAllPeople: boolean,
  help: readonly HelpPage[] = [],
): readonly ResultRow[] {
  const { people, peopleCount, chats, hits, count, next } = page;
  const shown = hasAllPeople ? people : people.slice(0, FIRST_NAMES);
  const hasNames = people.length > 0 || chats.length > 0 || help.length > 0;
  return [
    ...heading('chats', chats.length),
    ...chats.slice(0, FIRST_NAMES).map((hit) => ({ is: 'chat' as const, key: `chat ${hit.id}`, hit })),
    ...heading('people', peopleCount),
    ...shown.map((hit) => ({ is: 'person' as const, key: `person ${hit.id}`, hit })),
    ...(shown.length < people.length
      ? [{ is: 'morePeople' as const, key: 'morePeople', count: people.length - shown.length }]
      : []),
    ...helpRows(help.slice(0, FIRST_NAMES)),
    ...(hasNames ? heading('hits', hits.length === 0 ? 0 : count) : []),
    ...hits.map((hit) => ({ is: 'hit' as const, key: hit.id, hit })),
    ...(next > 0 ? [{ is: 'goOn' as const, key: 'goOn' }] : []),
  ];
}

/** Pages of the help with their heading. */
export function helpRows(pages: readonly HelpPage[]): readonly ResultRow[] {
  return [
    ...heading('help', pages.length),
    ...pages.map((page) => ({ is: 'help' as const, key: `help ${pageKey(page)}`, page })),
  ];
}

function heading(of: Heading, count: number): ResultRow[] {
  return count === 0 ? [] : [{ is: 'heading', key: `heading ${of}`, of, count }];
}
