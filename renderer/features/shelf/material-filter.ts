import type { MaterialRow, ShelfRow, ShelvesView } from '../../../shared/replica/shelf/shelves-query.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';

export interface MaterialQuery {
  readonly text: string;
  /** The title of a class, '' for all. */
  readonly homeroom: string;
  /** '' for all. */
  readonly subject: string;
  readonly of: 'all' | 'own' | 'parents' | 'unverified';
}

export const EVERYTHING: MaterialQuery = { text: '', homeroom: '', subject: '', of: 'all' };

/** A line of the list: a shelf's name, or a material on it. */
export type MaterialLine = { readonly shelf: ShelfRow } | { readonly material: MaterialRow };

export function isHeading(line: MaterialLine): boolean {
  return 'shelf' in line;
}

export function lineKey(line: MaterialLine): string {
  return 'shelf' in line ? line.shelf.id : line.material.id;
}

/** Materials as they are shown: under the name of their shelf, and those alone that are looked for. */
export function materialLines(
  { shelves, materials }: ShelvesView,
  query: MaterialQuery,
  titleOf: (shelf: ShelfRow) => string,
): readonly MaterialLine[] {
  const byId = new Map(shelves.map((shelf) => [shelf.id, shelf]));
  const lines: MaterialLine[] = [];
  let last = '';
  for (const material of materials) {
    const shelf = byId.get(material.shelf);
    if (!shelf || !isWanted(material, shelf, query, titleOf)) continue;
    if (shelf.id !== last) lines.push({ shelf });
    last = shelf.id;
    lines.push({ material });
  }
  return lines;
}

function isWanted(
  material: MaterialRow,
  shelf: ShelfRow,
  { text, homeroom, subject, of }: MaterialQuery,
  titleOf: (shelf: ShelfRow) => string,
): boolean {
  if (homeroom !== '' && shelf.homeroom !== homeroom) return false;
  if (subject !== '' && shelf.subject !== subject) return false;
  if (of === 'own' && !material.isOwn) return false;
  if (of === 'parents' && !shelf.isForParents) return false;
  if (of === 'unverified' && (material.isVerified || material.isRemoved)) return false;
  const wanted = text.trim();
  if (wanted === '') return true;
  const { title, topic, byName } = material;
  return matches(foldForSearch([title, topic, byName, titleOf(shelf)].join(' ')), wanted);
}
