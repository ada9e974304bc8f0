import Type, { type TSchema } from 'typebox';
import { ContactText } from '../protocol/slip-contact.ts';
import { Day } from '../schema/day.ts';
import { line, PersonNamePart } from '../schema/names.ts';
import { OrderReference } from '../schema/order-reference.ts';
import { PersonBody } from '../schema/person.ts';
import { SchoolBody } from '../schema/school.ts';
import type { IssuedSlip } from './issued-slip.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

const { title, type, locality } = SchoolBody.properties;
const PersonName = object({
  familyName: PersonNamePart,
  givenName: PersonNamePart,
  middleName: PersonNamePart,
});

/**
 * The application with which a school's space begins (clause P-2.1(1)): the school, the order by which its
 * head appoints the administrator, and these two people.
 */
export const NEW_SCHOOL = {
  school: object({
    title,
    type,
    locality,
    address: line(200),
    phone: line(40),
    email: line(254),
    /** As in the school's document; '' for none. */
    logo: Type.String({
      pattern: '^(data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*)?$',
      maxLength: 33_000,
    }),
  }),
  order: object({ number: OrderReference.properties.number, date: Day }),
  administrator: object({
    ...PersonName.properties,
    position: PersonBody.properties.position,
    /** The contact named in the application; '' where the school works with paper alone (decision D-6). */
    contact: ContactText,
  }),
  head: PersonName,
} as const;

export const NewSchool = object(NEW_SCHOOL);
export type NewSchool = Type.Static<typeof NewSchool>;

/** What a founding leaves to be printed: the secrets are seen this once. */
export interface FoundingSlips {
  /** For the head, to enter with and to keep in the safe; undefined when the school stood already. */
  readonly head: IssuedSlip | undefined;
  /** For the administrator, should this computer be lost; bound to the contact where one was named. */
  readonly administrator: IssuedSlip | undefined;
}
