import type { AirBody } from '../schema/broadcast.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

/**
 * The word that decides of a broadcast: the newest by its stamp and, of two with the same, by its id; undefined
 * during the test run.
 * @param about what lies under the lesson and counts, in any order
 */
export function decidingAir(about: Iterable<AuthorPart>): AirBody | undefined {
  return newestOf(about, 'air')?.body;
}

/** The newest document of a kind among some, by stamp and then by id. */
export function newestOf<K extends 'air' | 'questionmark' | 'split', E extends AuthorPart>(
  about: Iterable<E>,
  kind: K,
): DocumentOf<K, E> | undefined {
  let newest: (E & DocumentOf<K>) | undefined;
  for (const one of about) {
    if (one.gone || !isOfKind(one, kind)) continue;
    if (!newest || one.stamp > newest.stamp || (one.stamp === newest.stamp && one.id > newest.id))
      newest = one;
  }
  return newest;
}
