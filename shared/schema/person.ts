import Type from 'typebox';
import { line, PersonNamePart, TimeMs } from './names.ts';

export const ROLES = ['administrator', 'head', 'deputy', 'teacher', 'pupil', 'parent', 'staff'] as const;
export const Role = Type.Union(ROLES.map((role) => Type.Literal(role)));
export type Role = (typeof ROLES)[number];

/**
 * A name card (scope `school`): what everyone in the school may know of a person. It never holds birth
 * dates, contacts or family links; those live in scopes with fewer readers.
 */
export const PersonBody = Type.Object(
  {
    familyName: PersonNamePart,
    givenName: PersonNamePart,
    middleName: PersonNamePart,
    roles: Type.Array(Type.Unsafe<Role>(Role), { minItems: 1, maxItems: ROLES.length, uniqueItems: true }),
    /** A confirmed teacher (or administrator, head): shown by the badge. */
    isVerified: Type.Boolean(),
    /** What the person is in the school, in one line: «учитель физики». */
    position: line(80),
    /** 0 while the person is in the school. */
    leftAt: TimeMs,
    /** An active parent or pupil, for whom the head has a chat (clause P-2.2(6)). */
    isActivist: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type PersonBody = Type.Static<typeof PersonBody>;

const STAFF_ROLES: readonly Role[] = ['administrator', 'head', 'deputy', 'teacher', 'staff'];
const PEDAGOGICAL_ROLES: readonly Role[] = ['administrator', 'head', 'deputy', 'teacher'];

export function isStaff(person: { readonly roles: readonly Role[] }): boolean {
  return person.roles.some((role) => STAFF_ROLES.includes(role));
}

export function isPedagogical(person: Pick<PersonBody, 'roles'>): boolean {
  return person.roles.some((role) => PEDAGOGICAL_ROLES.includes(role));
}

/** «Сорокина Галина Петровна»: the order of an official list. */
export function listName(person: Pick<PersonBody, 'familyName' | 'givenName' | 'middleName'>): string {
  return [person.familyName, person.givenName, person.middleName].filter(Boolean).join(' ');
}

/** What one says to the person: «Галина Петровна» to grown-ups, «Дарья Ковалёва» to pupils. */
export function shortName(person: PersonBody): string {
  if (person.roles.length === 1 && person.roles[0] === 'pupil') {
    return [person.givenName, person.familyName].filter(Boolean).join(' ');
  }
  return listName(person);
}
