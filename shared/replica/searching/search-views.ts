import Type from 'typebox';
import { Id, OptionalId } from '../../ids/id.ts';
import { SEARCH_SORTS } from '../../search/search-index.ts';
import { MOST_ASKED_LETTERS } from '../../search/search-words.ts';
import { text } from '../../schema/names.ts';

/** What can be looked for alone. */
export const SEARCH_GROUPS = ['all', 'messages', 'files', 'tasks', 'polls', 'orders', 'materials'] as const;
export type SearchGroup = (typeof SEARCH_GROUPS)[number];

const TimeMs = Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 });

function oneOf<const T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));
}

/** What a person looks for. Empty ids and zeros pick nothing out. */
export const SearchWish = Type.Object(
  {
    text: text(MOST_ASKED_LETTERS),
    chat: OptionalId,
    person: OptionalId,
    /** Milliseconds: at or after the first, before the second. */
    from: TimeMs,
    to: TimeMs,
    group: oneOf(SEARCH_GROUPS),
    sort: oneOf(SEARCH_SORTS),
    /** `next` of the page before, 0 for the first page. */
    after: TimeMs,
  },
  { additionalProperties: false },
);
export type SearchWish = Type.Static<typeof SearchWish>;

const Piece = Type.Object({ text: Type.String(), isHit: Type.Boolean() }, { additionalProperties: false });
const Pieces = Type.Array(Piece);
const Count = Type.Integer({ minimum: 0 });

export const SearchHit = Type.Object(
  {
    id: Id,
    kind: Type.String(),
    chat: OptionalId,
    /** The title of the chat, or of the class on whose shelf it lies; '' where there is none. */
    place: Type.String(),
    author: Id,
    authorName: Type.String(),
    isOwn: Type.Boolean(),
    at: Type.Number(),
    /** The original text around what was found. */
    text: Pieces,
    /** Names of files in which something was found. */
    files: Type.Array(Pieces),
  },
  { additionalProperties: false },
);
export type SearchHit = Type.Static<typeof SearchHit>;

const NamedHit = Type.Object(
  { id: Id, name: Type.String(), title: Pieces, about: Type.String() },
  { additionalProperties: false },
);
/** A person or a chat whose name was found. */
export type NamedHit = Type.Static<typeof NamedHit>;

export const SearchPage = Type.Object(
  {
    hits: Type.Array(SearchHit),
    /** Where the next page begins, 0 where there is none. */
    next: Type.Number(),
    /** Counted on the first page, up to MOST_COUNTED; 0 on the others. */
    count: Count,
    /** On the first page of a search through everything. */
    people: Type.Array(NamedHit),
    peopleCount: Count,
    chats: Type.Array(NamedHit),
  },
  { additionalProperties: false },
);
export type SearchPage = Type.Static<typeof SearchPage>;

/** Hits are counted up to here; beyond it the screen says "more than". */
export const MOST_COUNTED = 1000;

/** How far the index has come; `version` changes when hits may have changed. */
export interface SearchState {
  readonly isReady: boolean;
  /** Hundredths of what there is to index. */
  readonly share: number;
  readonly version: number;
}
