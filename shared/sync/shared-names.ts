import { KnownNames } from '../protocol/columns/names.ts';
import type { Welcome } from '../protocol/welcome.ts';
import { scopesDigest } from './held.ts';

/** A sorted list of names, and by what the other side tells whether it has the same. */
export interface NamesWithDigest {
  readonly names: KnownNames;
  /** '' for an empty list, which nobody shares. */
  readonly digest: string;
}

export function namesWithDigest(names: Iterable<string>): NamesWithDigest {
  const sorted = [...new Set(names)].sort();
  return { names: new KnownNames(sorted), digest: sorted.length === 0 ? '' : scopesDigest(sorted) };
}

/** The lists in the order in which both sides count them. */
export function sharedLists(
  shared: Welcome['shared'],
  lists: { readonly scopes: KnownNames; readonly people: KnownNames },
): readonly KnownNames[] {
  return [
    ...(shared.includes('scopes') ? [lists.scopes] : []),
    ...(shared.includes('people') ? [lists.people] : []),
  ];
}
