import Type from 'typebox';
import { line, Title } from './names.ts';
import { type Role, ROLES } from './person.ts';

/** An address outside: http and https only, without a user name in it. */
export const WebAddress = Type.String({
  pattern: '^https?://[^\\s/?#@\\\\]+([/?#][^\\s]*)?$',
  maxLength: 500,
});

/** A passage to the electronic journal or diary (clause P-1.5), for some roles; scope `school`. */
export const LinkBody = Type.Object(
  {
    title: Title,
    hint: line(200),
    url: WebAddress,
    roles: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
      minItems: 1,
      maxItems: ROLES.length,
      uniqueItems: true,
    }),
    isWithdrawn: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type LinkBody = Type.Static<typeof LinkBody>;

/** People leave out what browsers add by themselves: `diary.example.org` stands for its safe website. */
export function fullAddress(typed: string): string {
  const text = typed.trim();
  return text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}
