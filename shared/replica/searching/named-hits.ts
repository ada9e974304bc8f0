import { listName, shortName } from '../../schema/person.ts';
import { type AskedWords, holds } from '../../search/search-words.ts';
import { markedText } from '../../search/snippet.ts';
import { type Word, wordsOf } from '../../search/words.ts';
import { homeroomsOf } from '../person-brief.ts';
import type { Projection } from '../projection.ts';
import type { NamedHit } from './search-views.ts';

const MOST_PEOPLE = 30;
const MOST_CHATS = 20;

interface KnownWords {
  readonly stamp: string;
  readonly words: readonly Word[];
}

/** People and chats by their names. They are few and in memory, so they are looked through. */
export class NamedHits {
  readonly #words = new Map<string, KnownWords>();

  people(projection: Projection, asked: AskedWords): { hits: NamedHit[]; count: number } {
    const found = [...projection.people.values()]
      .filter(({ id, stamp, body }) => {
        if (body.leftAt > 0) return false;
        return holds(asked, this.#wordsOf(id, stamp, `${listName(body)} ${body.position}`));
      })
      .sort((a, b) => listName(a.body).localeCompare(listName(b.body), 'ru'));
    const hits = found.slice(0, MOST_PEOPLE).map(({ id, body }) => ({
      id,
      name: shortName(body),
      title: markedText(shortName(body), asked),
      about: body.position || homeroomsOf(projection, id).join(', '),
    }));
    return { hits, count: found.length };
  }

  chats(projection: Projection, person: string, asked: AskedWords): NamedHit[] {
    const { chats, pastChats, channels } = projection.factsOf(person);
    return [...chats, ...pastChats.keys(), ...channels]
      .flatMap((id) => {
        const title = projection.directory.chat(id)?.title ?? '';
        return title !== '' && holds(asked, wordsOf(title)) ? [{ id, title }] : [];
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'ru'))
      .slice(0, MOST_CHATS)
      .map(({ id, title }) => ({ id, name: title, title: markedText(title, asked), about: '' }));
  }

  #wordsOf(id: string, stamp: string, text: string): readonly Word[] {
    const known = this.#words.get(id);
    if (known?.stamp === stamp) return known.words;
    const words = wordsOf(text);
    this.#words.set(id, { stamp, words });
    return words;
  }
}
