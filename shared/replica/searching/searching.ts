import { isOfKind, type Kind } from '../../schema/kinds.ts';
import { mayReadScope } from '../../schema/scope.ts';
import type { Timers } from '../../sync/transport.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { type IndexQuery, type SearchIndex, tagOf } from '../../search/search-index.ts';
import { searchedText } from '../../search/searched.ts';
import { type AskedWords, askedWords, hitsIn } from '../../search/search-words.ts';
import { markedText, snippetOf } from '../../search/snippet.ts';
import { wordsOf } from '../../search/words.ts';
import type { ReplicaDatabase } from '../database.ts';
import { chatTitle } from '../chat-title.ts';
import { personBrief } from '../person-brief.ts';
import type { Projection } from '../projection.ts';
import { Indexer } from './indexer.ts';
import { NamedHits } from './named-hits.ts';
import { chatOf, isFindable, placeInTime, SearchedRows } from './searched-rows.ts';
import {
  MOST_COUNTED,
  type SearchGroup,
  type SearchHit,
  type SearchPage,
  type SearchState,
  type SearchWish,
} from './search-views.ts';

export interface SearchingOptions {
  readonly database: ReplicaDatabase;
  readonly index: SearchIndex;
  readonly projection: Projection;
  readonly timers: Timers;
  readonly person: string;
  readonly onChanged: () => void;
  readonly onFault: (fault: unknown) => void;
}

const HITS_A_PAGE = 30;
/** So often another page is read when what was found may not be shown. */
const MOST_ROUNDS = 5;
const NOTHING = { texts: [], names: [] } as const;
const LATEST_SECOND = 2 ** 33;

/** Looking for things in one person's replica, without any network. */
export class Searching {
  readonly #options: SearchingOptions;
  readonly #rows: SearchedRows;
  readonly #indexer: Indexer;
  readonly #named = new NamedHits();

  constructor(options: SearchingOptions) {
    this.#options = options;
    this.#rows = new SearchedRows(options.database);
    this.#indexer = new Indexer({ ...options, rows: this.#rows });
  }

  start(): Promise<void> {
    return this.#indexer.start();
  }

  close(): Promise<void> {
    return this.#indexer.close();
  }

  /** Whether nothing is left to be done for the index. */
  get isAtRest(): boolean {
    return this.#indexer.isAtRest;
  }

  get state(): SearchState {
    return this.#indexer.state;
  }

  /** One page of what is found now. What the index still holds of things taken away is never in it. */
  async find(wish: SearchWish): Promise<SearchPage> {
    const asked = askedWords(wish.text);
    if (asked.length === 0 && wish.person === '' && wish.chat === '' && wish.from === 0 && wish.to === 0) {
      return { hits: [], next: 0, count: 0, people: [], peopleCount: 0, chats: [] };
    }
    const query = queryOf(wish, asked);
    const { hits, next } = await this.#hits(wish, query);
    const isFirst = wish.after === 0;
    const count = isFirst
      ? await this.#ofIndex(() => this.#options.index.count(query, MOST_COUNTED + 1), 0)
      : 0;
    return { hits, next, count, ...this.#names(wish, asked) };
  }

  /** Ids of documents of these kinds by the moment (ms) of their reading position, the newest first. */
  async idsOf(kinds: readonly Kind[], from: number, limit: number): Promise<readonly string[]> {
    const query: IndexQuery = {
      asked: [],
      isNamesOnly: false,
      tags: [kinds.map(tagOf.kind)],
      from: Math.max(0, Math.floor(from / 1000)),
      to: LATEST_SECOND,
      sort: 'newest',
    };
    const found = await this.#ofIndex(() => this.#options.index.find(query, 0, limit), []);
    return found.map(({ id }) => id);
  }

  #names(wish: SearchWish, asked: AskedWords): Pick<SearchPage, 'people' | 'peopleCount' | 'chats'> {
    const isThroughAll =
      wish.after === 0 && wish.group === 'all' && wish.chat === '' && wish.person === '' && asked.length > 0;
    if (!isThroughAll) return { people: [], peopleCount: 0, chats: [] };
    const { projection, person } = this.#options;
    const people = this.#named.people(projection, asked);
    return {
      people: people.hits,
      peopleCount: people.count,
      chats: this.#named.chats(projection, person, asked),
    };
  }

  async #hits(wish: SearchWish, query: IndexQuery): Promise<Pick<SearchPage, 'hits' | 'next'>> {
    const hits: SearchHit[] = [];
    let after = wish.after;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = await this.#ofIndex(() => this.#options.index.find(query, after, HITS_A_PAGE + 1), []);
      const ids = found.map(({ id }) => id);
      const held = await this.#rows.get(ids);
      const hidden = await this.#rows.hidden([...held.values()]);
      for (const { id, next } of found) {
        if (hits.length === HITS_A_PAGE) return { hits, next: after };
        after = next;
        const document = held.get(id);
        if (document && !hidden.has(id) && this.#isFor(wish, document)) hits.push(this.#hit(document, query));
      }
      if (found.length <= HITS_A_PAGE) return { hits, next: 0 };
    }
    return { hits, next: after };
  }

  /** The index may be behind: the document itself decides. */
  #isFor(wish: SearchWish, document: ReplicaDocument): boolean {
    const { projection, person } = this.#options;
    if (!isFindable(document)) return false;
    if (wish.chat !== '' && chatOf(document) !== wish.chat) return false;
    if (wish.person !== '' && document.by !== wish.person) return false;
    return mayReadScope(projection.factsOf(person), document.scope);
  }

  #hit(document: ReplicaDocument, { asked, isNamesOnly }: IndexQuery): SearchHit {
    const { projection, person } = this.#options;
    const { texts, names } = searchedText(document) ?? NOTHING;
    const chat = chatOf(document);
    const text = texts.find((piece) => hitsIn(asked, wordsOf(piece)).length > 0) ?? texts[0] ?? '';
    return {
      id: document.id,
      kind: document.kind,
      chat,
      place: this.#placeOf(document, chat),
      author: document.by,
      authorName: personBrief(projection, document.by).name,
      isOwn: document.by === person,
      at: placeInTime(document),
      text: snippetOf(text, isNamesOnly ? [] : asked),
      files: names.map((name) => markedText(name, asked)),
    };
  }

  #placeOf(document: ReplicaDocument, chat: string): string {
    const { projection, person } = this.#options;
    if (isOfKind(document, 'material')) {
      return projection.classrooms.get(document.body.classroom)?.body.title ?? '';
    }
    return chatTitle(projection, person, chat);
  }

  /** Asks the index; a damaged one is made anew, and finds nothing until then. */
  async #ofIndex<V>(question: () => V, otherwise: V): Promise<V> {
    try {
      return question();
    } catch (fault) {
      this.#options.onFault(fault);
      await this.#indexer.rebuild();
      return otherwise;
    }
  }
}

function queryOf(wish: SearchWish, asked: AskedWords): IndexQuery {
  const kinds = KINDS_OF[wish.group];
  return {
    asked,
    isNamesOnly: wish.group === 'files',
    tags: [
      ...(wish.chat === '' ? [] : [[tagOf.chat(wish.chat)]]),
      ...(wish.person === '' ? [] : [[tagOf.by(wish.person)]]),
      ...(kinds.length === 0 ? [] : [kinds.map(tagOf.kind)]),
    ],
    from: Math.floor(wish.from / 1000),
    to: wish.to === 0 ? LATEST_SECOND : Math.ceil(wish.to / 1000),
    sort: wish.sort,
  };
}

/** Kinds of a group, none for all. */
const KINDS_OF = {
  all: [],
  files: [],
  messages: ['message'],
  tasks: ['task'],
  polls: ['poll', 'event'],
  orders: ['order'],
  materials: ['material'],
} as const satisfies Record<SearchGroup, readonly Kind[]>;
