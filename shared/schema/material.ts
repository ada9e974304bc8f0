import Type from 'typebox';
import { OptionalId, Stamp } from '../ids/id.ts';
import { FileRef, FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';
import { scopeOf } from './scope.ts';

/** What the files were before: so many replacements are remembered. */
export const MAX_FILE_HISTORY = 20;

/**
 * Something to learn from on a shelf (clauses M-4 ¶11, ¶15, M-5), in the scope of the shelf: for pupils, for
 * parents, or the school's.
 */
export const MaterialBody = Type.Object(
  {
    title: line(200, 1),
    /** The class, class-and-subject space or club whose shelf it lies on, '' for the school's. */
    classroom: OptionalId,
    topic: line(120),
    about: text(4000),
    /** Where it comes from: «Учебник, § 12», an address. */
    source: line(300),
    files: FileRefs,
    /** Files that were replaced or taken out, and when: the life of a material. */
    history: Type.Array(Type.Object({ at: TimeMs, file: FileRef }, { additionalProperties: false }), {
      maxItems: MAX_FILE_HISTORY,
    }),
  },
  { additionalProperties: false },
);
export type MaterialBody = Type.Static<typeof MaterialBody>;

/** The scope of a shelf. The school has one for everybody. */
export function shelfScope(classroom: string, isForParents: boolean): string {
  if (classroom === '') return 'school';
  return isForParents ? scopeOf.pshelf(classroom) : scopeOf.shelf(classroom);
}

export const REVIEW_VERDICTS = ['verified', 'unverified', 'removed', 'restored'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/**
 * A teacher's word on a material, its parent, in its scope; the newest on each question decides. What was
 * verified is one version: a material that has changed since is not verified any more.
 */
export const ReviewBody = Type.Object(
  {
    verdict: Type.Unsafe<ReviewVerdict>(Type.Union(REVIEW_VERDICTS.map((verdict) => Type.Literal(verdict)))),
    /** The stamp of the version that was looked at. */
    of: Stamp,
    reason: text(300),
  },
  { additionalProperties: false },
);
export type ReviewBody = Type.Static<typeof ReviewBody>;
