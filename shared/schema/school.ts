import Type from 'typebox';
import { line, Title } from './names.ts';

export const SCHOOL_TYPES = ['general', 'vocational', 'additional'] as const;
export type SchoolType = (typeof SCHOOL_TYPES)[number];

/** The school of this space; one document with the school's id, scope `school`. */
export const SchoolBody = Type.Object(
  {
    title: Title,
    type: Type.Unsafe<SchoolType>(Type.Union(SCHOOL_TYPES.map((type) => Type.Literal(type)))),
    locality: line(120),
    /** True for the school that ships with the application to try things out in. */
    isDemo: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type SchoolBody = Type.Static<typeof SchoolBody>;
