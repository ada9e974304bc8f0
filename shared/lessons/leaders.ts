import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

type Word = DocumentOf<'cohost'>;

/** Who leads a live session by a word of those who lead it. */
export interface Leaders {
  /** Who was made host, '' while that is whoever began it. */
  readonly host: string;
  /** Everyone who leads by such a word, the host among them. */
  readonly all: ReadonlySet<string>;
}

/**
 * The newest word on each person decides (of two with one stamp the one with the greater id); of those who were
 * made host, the newest is it, and the others lead with them.
 * @param words what lies under one session and counts, in any order
 */
export function leadersBy(words: Iterable<AuthorPart>): Leaders {
  const newest = new Map<string, Word>();
  for (const word of words) {
    if (word.gone || !isOfKind(word, 'cohost')) continue;
    const before = newest.get(word.body.person);
    if (!before || isNewer(word, before)) newest.set(word.body.person, word);
  }
  let host: Word | undefined;
  const all = new Set<string>();
  for (const word of newest.values()) {
    if (word.body.rank === 'none') continue;
    all.add(word.body.person);
    if (word.body.rank === 'host' && (!host || isNewer(word, host))) host = word;
  }
  return { host: host?.body.person ?? '', all };
}

function isNewer(a: Word, b: Word): boolean {
  return a.stamp === b.stamp ? a.id > b.id : a.stamp > b.stamp;
}
