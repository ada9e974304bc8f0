import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { line, Title } from './names.ts';

export const CLASSROOM_TYPES = ['homeroom', 'subject', 'club', 'association'] as const;
export type ClassroomType = (typeof CLASSROOM_TYPES)[number];

/** A class («7Б»), a class-and-subject space («Алгебра, 7Б»), a club, or an association of teachers; scope `school`. */
export const ClassroomBody = Type.Object(
  {
    title: Title,
    type: Type.Unsafe<ClassroomType>(Type.Union(CLASSROOM_TYPES.map((type) => Type.Literal(type)))),
    /** 1 to 11, 0 where there is none. */
    grade: Type.Integer({ minimum: 0, maximum: 12 }),
    subject: line(80),
    /** The roster's own id, '' for a class entered by hand. */
    sourcedId: line(255),
    isArchived: Type.Boolean(),
    /** The class («7Б») to which a class-and-subject space belongs; '' or missing for none. */
    homeroom: Type.Optional(OptionalId),
  },
  { additionalProperties: false },
);
export type ClassroomBody = Type.Static<typeof ClassroomBody>;
