import Type from 'typebox';
import { Id, stampTime } from '../../ids/id.ts';
import { refusalToPlace, refusalToReview, shelfOf } from '../../permissions/may-write-materials.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { schoolQuery, type SchoolSource } from '../school/school-query.ts';
import { materialState } from './material-state.ts';
import { nameOf } from './orders-query.ts';
import type { HeldMaterial, ShelfContents } from './shelf-memory.ts';
import { type MaterialRow, materialRow, mayRemove, type ShelfRow, shelfRows } from './shelves-query.ts';

/** What has happened to a material (clause P-1.5). */
export interface MaterialEvent {
  readonly what: 'made' | 'stored' | 'changed' | 'replaced' | BodyOf<'review'>['verdict'];
  /** Milliseconds of hub time. */
  readonly at: number;
  /** '' where it is the school's computer that did it. */
  readonly by: string;
  /** The name of a file that was replaced, or the reason of a teacher. */
  readonly words: string;
}

export interface MaterialView extends MaterialRow {
  readonly about: string;
  readonly source: string;
  readonly fileRefs: BodyOf<'material'>['files'];
  readonly shelfRow: ShelfRow;
  readonly verifiedBy: string;
  readonly verifiedAt: number;
  readonly removedBy: string;
  readonly removedReason: string;
  /** The version that a teacher looks at. */
  readonly stamp: string;
  readonly canChange: boolean;
  readonly canVerify: boolean;
  readonly canRemove: boolean;
  /** The newest first. */
  readonly history: readonly MaterialEvent[];
}

/** One material with its life; undefined where there is none for the reader. */
export const materialQuery = schoolQuery({
  params: Type.Object({ material: Id }, { additionalProperties: false }),
  answer: async (source, { material: id }): Promise<MaterialView | undefined> => {
    const contents = await source.shelf();
    const material = contents.materials.get(id);
    const shelf = material && shelfOf(material.scope);
    const onShelf = shelfRows(source).find((row) => row.id === material?.scope);
    if (!material || !shelf || !onShelf) return undefined;
    const row = materialRow(material, contents, source);
    const canRemove = mayRemove(material.scope, source);
    if (row.isRemoved && !row.isOwn && !canRemove) return undefined;
    const { directory, facts } = source;
    const { verified, removed } = materialState(material, contents);
    return {
      ...row,
      about: material.body.about,
      source: material.body.source,
      fileRefs: material.body.files,
      shelfRow: onShelf,
      verifiedBy: verified ? nameOf(source, verified.by) : '',
      verifiedAt: verified ? stampTime(verified.id) : 0,
      removedBy: removed ? nameOf(source, removed.by) : '',
      removedReason: removed?.body.reason ?? '',
      stamp: material.stamp,
      canChange: row.isOwn && refusalToPlace(facts, shelf, directory) === undefined,
      canVerify: refusalToReview(facts, shelf, 'materials.verify', directory) === undefined,
      canRemove,
      history: historyOf(material, contents, source),
    };
  },
});

function historyOf(
  material: HeldMaterial,
  contents: ShelfContents,
  source: SchoolSource,
): readonly MaterialEvent[] {
  const { id, by, stamp, body, at } = material;
  const author = nameOf(source, by);
  const events: MaterialEvent[] = [{ what: 'made', at: stampTime(id), by: author, words: '' }];
  for (const { at: replacedAt, file } of body.history) {
    events.push({ what: 'replaced', at: replacedAt, by: author, words: file.name });
  }
  if (stamp !== id) events.push({ what: 'changed', at: stampTime(stamp), by: author, words: '' });
  // The hub's word on the version that is shown.
  if (at > 0) events.push({ what: 'stored', at, by: '', words: '' });
  for (const review of contents.reviews(id)) {
    if (review.scope !== material.scope) continue;
    const { verdict, reason } = review.body;
    events.push({ what: verdict, at: stampTime(review.id), by: nameOf(source, review.by), words: reason });
  }
  return events.sort((a, b) => b.at - a.at);
}
