import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';

/**
 * Who has caught up with a lesson: of what a person says and what whoever leads says of them the newest counts.
 * @param about what lies under a lesson and counts, in any order
 */
export function caughtUpIn(about: Iterable<AuthorPart>): ReadonlySet<string> {
  const newest = new Map<string, { readonly stamp: string; readonly isCaughtUp: boolean }>();
  for (const one of about) {
    if (!isOfKind(one, 'caughtup')) continue;
    const { person, isCaughtUp } = one.body;
    const before = newest.get(person);
    if (!before || before.stamp < one.stamp) newest.set(person, { stamp: one.stamp, isCaughtUp });
  }
  return new Set([...newest].flatMap(([person, { isCaughtUp }]) => (isCaughtUp ? [person] : [])));
}
