import Type from 'typebox';
import { OptionalDay } from './day.ts';
import { line } from './names.ts';

export const PAPER_TYPES = ['order', 'regulation', 'other'] as const;
export type PaperType = (typeof PAPER_TYPES)[number];
export const PAPER_MEDIA = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PaperMedia = (typeof PAPER_MEDIA)[number];
export const MAX_PAPER_BYTES = 10 * 1024 * 1024;

/**
 * A local act of the school (clauses O-3, P-2.2(1)): an order, a regulation. Orders lie in the scope
 * `staff`, what everyone may read in `school`. The file itself is kept by the hub under its digest.
 */
export const PaperBody = Type.Object(
  {
    title: line(200, 1),
    type: Type.Unsafe<PaperType>(Type.Union(PAPER_TYPES.map((type) => Type.Literal(type)))),
    number: line(40),
    date: OptionalDay,
    fileName: line(120),
    media: Type.Unsafe<PaperMedia>(Type.Union(PAPER_MEDIA.map((media) => Type.Literal(media)))),
    sizeBytes: Type.Integer({ minimum: 1, maximum: MAX_PAPER_BYTES }),
    /** SHA-256 of the file in hexadecimal. */
    digest: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    isWithdrawn: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type PaperBody = Type.Static<typeof PaperBody>;
