import Type from 'typebox';
import { isForReader } from '../../permissions/may-write-orders.ts';
import type { FileRef } from '../../schema/file-ref.ts';
import { scopeOf } from '../../schema/scope.ts';
import { schoolQuery, type SchoolSource } from '../school/school-query.ts';
import { materialState } from './material-state.ts';
import { shownSheet } from './orders-query.ts';
import type { HeldMaterial, ShelfContents } from './shelf-memory.ts';

/** A file of a shelf, and the document that names it. */
export interface ShelfFile {
  readonly document: string;
  readonly file: FileRef;
}

/** So many of the newest files are looked after. */
const MOST_FILES = 300;

/**
 * What is to be here before a link goes away: the files of the orders for the reader, and of the reader's own
 * shelves; the newest first. Whoever only oversees a class has its files when they are opened.
 */
export const shelfFilesQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: async (source): Promise<readonly ShelfFile[]> => {
    const contents = await source.shelf();
    const documents = [
      ...[...contents.series.values()].map((series) => shownSheet(series, source).current),
      ...[...contents.materials.values()].filter((material) => isOwnShelf(material, contents, source)),
    ].filter(({ kind, body }) => kind === 'material' || isForReader(body.audience, source.facts));
    return documents
      .sort((a, b) => (a.stamp < b.stamp ? 1 : -1))
      .flatMap(({ id, body }) => body.files.map((file) => ({ document: id, file })))
      .slice(0, MOST_FILES);
  },
});

function isOwnShelf(material: HeldMaterial, contents: ShelfContents, { facts }: SchoolSource): boolean {
  if (materialState(material, contents).removed) return false;
  if (material.scope === 'school') return true;
  const own = [...facts.classrooms, ...facts.childrensClassrooms];
  return own.some((id) => material.scope === scopeOf.shelf(id) || material.scope === scopeOf.pshelf(id));
}
