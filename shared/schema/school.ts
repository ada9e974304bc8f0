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
    address: Type.Optional(line(200)),
    phone: Type.Optional(line(40)),
    email: Type.Optional(line(254)),
    /** A PNG or JPEG picture of at most 24 KiB as a data address, '' for none. */
    logo: Type.Optional(
      Type.String({ pattern: '^(data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*)?$', maxLength: 33_000 }),
    ),
    /** Minutes that the school's clocks are ahead of UTC. */
    offsetMinutes: Type.Optional(Type.Integer({ minimum: -720, maximum: 840 })),
  },
  { additionalProperties: false },
);
export type SchoolBody = Type.Static<typeof SchoolBody>;
