import type { SearchPage, SearchWish } from '../../shared/replica/searching/search-views.ts';
import { askedWords, holds } from '../../shared/search/search-words.ts';
import { markedText, snippetOf } from '../../shared/search/snippet.ts';
import { wordsOf } from '../../shared/search/words.ts';
import type { FakeChat } from './fake-chats.ts';
import { PEOPLE } from './fake-people.ts';

/** Looks through the invented messages and people, as the replica does through real ones. */
export function fakeSearch(wish: SearchWish, chats: readonly FakeChat[]): SearchPage {
  const asked = askedWords(wish.text);
  if (asked.length === 0) return { hits: [], next: 0, count: 0, people: [], peopleCount: 0, chats: [] };
  const within = (text: string) => holds(asked, wordsOf(text));
  const hits = chats
    .filter(({ id }) => wish.chat === '' || id === wish.chat)
    .flatMap(({ id, title, messages }) =>
      messages
        .filter(({ text }) => wish.group !== 'files' && within(text))
        .map((row) => ({
          id: row.id,
          kind: 'message',
          chat: id,
          place: title,
          author: row.author.id,
          authorName: row.author.name,
          isOwn: row.isOwn,
          at: row.at,
          text: snippetOf(row.text, asked),
          files: [],
        })),
    )
    .sort((a, b) => b.at - a.at);
  const isThroughAll = wish.chat === '' && wish.group === 'all';
  const people = isThroughAll ? PEOPLE.filter(({ name, position }) => within(`${name} ${position}`)) : [];
  return {
    hits,
    next: 0,
    count: hits.length,
    people: people.map(({ id, name, position }) => ({
      id,
      name,
      title: markedText(name, asked),
      about: position,
    })),
    peopleCount: people.length,
    chats: isThroughAll
      ? chats
          .filter(({ title }) => within(title))
          .map(({ id, title }) => ({ id, name: title, title: markedText(title, asked), about: '' }))
      : [],
  };
}
