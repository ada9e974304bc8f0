import Type from 'typebox';
import { Id } from '../ids/id.ts';

/** A parent or legal representative of a pupil, in the scope `family:<child>`. */
export const KinshipBody = Type.Object(
  {
    child: Id,
    guardian: Id,
    relation: Type.Unsafe<'parent' | 'guardian' | 'relative'>(
      Type.Union([Type.Literal('parent'), Type.Literal('guardian'), Type.Literal('relative')]),
    ),
    isActive: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type KinshipBody = Type.Static<typeof KinshipBody>;
