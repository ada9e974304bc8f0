import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

/**
 * What decides of the cues of a session: the newest one, by its stamp and, of two with the same, by its id.
 * @param about what lies under a session and counts, in any order
 */
export function decidingCue<E extends AuthorPart>(about: Iterable<E>): DocumentOf<'cue', E> | undefined {
  let newest: DocumentOf<'cue', E> | undefined;
  for (const one of about) {
    if (one.gone || !isOfKind(one, 'cue')) continue;
    if (!newest || one.stamp > newest.stamp || (one.stamp === newest.stamp && one.id > newest.id))
      newest = one;
  }
  return newest;
}

/** The cues of a session, those that decide later behind the others. */
export function cuesInOrder<E extends AuthorPart>(about: readonly E[]): readonly DocumentOf<'cue', E>[] {
  return about
    .filter((one) => isOfKind(one, 'cue'))
    .filter(({ gone }) => !gone)
    .toSorted((a, b) => (a.stamp < b.stamp || (a.stamp === b.stamp && a.id < b.id) ? -1 : 1));
}

/** Who has a pen now, '' for everyone: the newest word on each decides. Gives the id of the document by person. */
export function pensGiven(about: Iterable<AuthorPart>): ReadonlyMap<string, string> {
  const newest = new Map<string, DocumentOf<'pen'>>();
  for (const one of about) {
    if (one.gone || !isOfKind(one, 'pen')) continue;
    const before = newest.get(one.body.person);
    if (!before || before.stamp < one.stamp) newest.set(one.body.person, one);
  }
  return new Map([...newest].flatMap(([person, { id, body }]) => (body.isGiven ? [[person, id]] : [])));
}

/** Where a film stands at a moment of hub time, in milliseconds. */
export function filmPosition(
  cue: { readonly isPlaying: boolean; readonly positionMs: number; readonly atMs: number },
  now: number,
  durationMs: number,
): number {
  const gone = cue.isPlaying ? Math.max(0, now - cue.atMs) : 0;
  const most = durationMs > 0 ? durationMs : Number.MAX_SAFE_INTEGER;
  return Math.min(most, cue.positionMs + gone);
}
