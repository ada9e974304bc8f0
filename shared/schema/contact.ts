import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { line } from './names.ts';

/** A person's contacts and roster id, in the scope `admin`: they never reach another user's replica. */
export const ContactBody = Type.Object(
  { person: Id, sourcedId: line(255), email: line(254), phone: line(40), isEnabled: Type.Boolean() },
  { additionalProperties: false },
);
export type ContactBody = Type.Static<typeof ContactBody>;

/** The id of a contact that was not imported. */
export function contactId(person: string): string {
  return `${person}.c`;
}
