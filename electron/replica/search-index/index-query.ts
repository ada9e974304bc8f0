import type { AskedPhrase, AskedWords } from '../../../shared/search/search-words.ts';
import type { IndexQuery } from '../../../shared/search/search-index.ts';

/**
 * What FTS5 is asked, '' where only time picks. Everything that comes from people stands in quotes and holds
 * letters, numbers or pictures alone, so nothing of it is syntax.
 */
export function matchOf(query: IndexQuery, tagLetter: (tag: string) => string): string {
  const words = wordsExpression(query.asked, query.isNamesOnly ? 'names' : '{texts names}');
  const tags = query.tags.map((any) => `tags : (${any.map((tag) => quoted(tagLetter(tag))).join(' OR ')})`);
  return [words, ...tags].filter((part) => part !== '').join(' AND ');
}

function wordsExpression(asked: AskedWords, columns: string): string {
  if (asked.length === 0) return '';
  return `${columns} : (${asked.map(phraseExpression).join(' AND ')})`;
}

function phraseExpression(phrase: AskedPhrase): string {
  const last = phrase.at(-1);
  if (!last) return '';
  const before = phrase.slice(0, -1).map(({ stems: [stem = ''] }) => stem);
  const closed = last.stems.map((stem) => quoted([...before, stem].join(' ')));
  const open = last.isOpen ? [`${quoted([...before, last.form].join(' '))} *`] : [];
  return `(${[...closed, ...open].join(' OR ')})`;
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '')}"`;
}
