import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { FileRef, FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';

/** Something to learn from on a shelf (clauses M-4 ¶11, ¶15, M-5). */
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
    /** What the files were before: the life of a material. */
    history: Type.Array(Type.Object({ at: TimeMs, file: FileRef }, { additionalProperties: false }), {
      maxItems: 20,
    }),
  },
  { additionalProperties: false },
);
export type MaterialBody = Type.Static<typeof MaterialBody>;

export const REVIEW_VERDICTS = ['verified', 'unverified', 'removed', 'restored'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** A teacher's word on a material, its parent, in its scope; the newest on each question decides. */
export const ReviewBody = Type.Object(
  {
    verdict: Type.Unsafe<ReviewVerdict>(Type.Union(REVIEW_VERDICTS.map((verdict) => Type.Literal(verdict)))),
    reason: text(300),
  },
  { additionalProperties: false },
);
export type ReviewBody = Type.Static<typeof ReviewBody>;
