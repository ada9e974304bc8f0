import Type from 'typebox';
import {
  refusalToPlace,
  refusalToReview,
  type Shelf,
  shelfOf,
} from '../../permissions/may-write-materials.ts';
import { stampTime } from '../../ids/id.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { shelfScope } from '../../schema/material.ts';
import { mayReadScope } from '../../schema/scope.ts';
import { schoolQuery, type SchoolSource } from '../school/school-query.ts';
import { materialState } from './material-state.ts';
import { nameOf } from './orders-query.ts';
import type { HeldMaterial, ShelfContents } from './shelf-memory.ts';

export interface ShelfRow {
  /** The scope: the shelf's name among shelves. */
  readonly id: string;
  /** '' for the school's. */
  readonly classroom: string;
  /** «7Б», «Алгебра», «Юный метеоролог»; '' for the school's. */
  readonly title: string;
  readonly type: ClassroomType | 'school';
  /** The class to which a subject belongs, or which it is; '' for none. */
  readonly homeroom: string;
  readonly subject: string;
  readonly isForParents: boolean;
  readonly canPlace: boolean;
}

export interface MaterialRow {
  readonly id: string;
  readonly shelf: string;
  readonly title: string;
  readonly topic: string;
  readonly by: string;
  readonly byName: string;
  readonly isByPupil: boolean;
  readonly isOwn: boolean;
  readonly isVerified: boolean;
  /** Shown to its author, and to those who may put it back. */
  readonly isRemoved: boolean;
  readonly madeAt: number;
  readonly files: number;
  readonly sizeBytes: number;
  readonly isWaiting: boolean;
}

export interface ShelvesView {
  /** Those that the reader may read. */
  readonly shelves: readonly ShelfRow[];
  /** By shelf, then by topic, the newest of a topic first. */
  readonly materials: readonly MaterialRow[];
}

/** The shelves of the reader and what lies on them (clauses M-4 ¶11, ¶15, M-5). */
export const shelvesQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: async (source): Promise<ShelvesView> => {
    const contents = await source.shelf();
    const shelves = shelfRows(source);
    const places = new Map(shelves.map(({ id }, place) => [id, place]));
    const materials = [...contents.materials.values()]
      .filter(({ scope }) => places.has(scope))
      .map((material) => materialRow(material, contents, source))
      .filter((row) => !row.isRemoved || row.isOwn || mayRemove(row.shelf, source))
      .sort(
        (a, b) =>
          (places.get(a.shelf) ?? 0) - (places.get(b.shelf) ?? 0) ||
          ORDER.compare(a.topic, b.topic) ||
          (a.id < b.id ? 1 : -1),
      );
    return { shelves, materials };
  },
});

const ORDER = new Intl.Collator('ru', { numeric: true });

export function shelfRows(source: SchoolSource): readonly ShelfRow[] {
  const { directory, facts } = source;
  const all: Shelf[] = [{ classroom: '', isForParents: false }];
  for (const { id, body } of directory.all('classroom')) {
    if (body.isArchived) continue;
    all.push({ classroom: id, isForParents: false });
    if (body.type === 'homeroom') all.push({ classroom: id, isForParents: true });
  }
  return all
    .filter(({ classroom, isForParents }) => mayReadScope(facts, shelfScope(classroom, isForParents)))
    .map((shelf) => shelfRow(shelf, source))
    .sort(
      (a, b) => rank(a) - rank(b) || ORDER.compare(a.homeroom, b.homeroom) || ORDER.compare(a.title, b.title),
    );
}

/** The school's shelf first, then class by class: the class, its subjects, its parents; clubs at the end. */
function rank({ type, homeroom }: ShelfRow): number {
  if (type === 'school') return 0;
  return homeroom === '' ? 2 : 1;
}

function shelfRow(shelf: Shelf, source: SchoolSource): ShelfRow {
  const { directory, facts } = source;
  const body = directory.get('classroom', shelf.classroom)?.body;
  const homeroom =
    body?.type === 'homeroom' ? body.title : directory.get('classroom', body?.homeroom ?? '')?.body.title;
  return {
    id: shelfScope(shelf.classroom, shelf.isForParents),
    classroom: shelf.classroom,
    title: body?.title ?? '',
    type: body?.type ?? 'school',
    homeroom: homeroom ?? '',
    subject: body?.type === 'subject' ? body.subject || body.title : '',
    isForParents: shelf.isForParents,
    canPlace: refusalToPlace(facts, shelf, directory) === undefined,
  };
}

export function mayRemove(scope: string, { directory, facts }: SchoolSource): boolean {
  const shelf = shelfOf(scope);
  return shelf !== undefined && refusalToReview(facts, shelf, 'materials.remove', directory) === undefined;
}

export function materialRow(
  material: HeldMaterial,
  contents: ShelfContents,
  source: SchoolSource,
): MaterialRow {
  const { id, body, by, scope } = material;
  const { verified, removed } = materialState(material, contents);
  return {
    id,
    shelf: scope,
    title: body.title,
    topic: body.topic,
    by,
    byName: nameOf(source, by),
    isByPupil: source.directory.get('person', by)?.body.roles.includes('pupil') ?? false,
    isOwn: by === source.person,
    isVerified: verified !== undefined,
    isRemoved: removed !== undefined,
    madeAt: stampTime(id),
    files: body.files.length,
    sizeBytes: body.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    isWaiting: material.queue === 'written',
  };
}
