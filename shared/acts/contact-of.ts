import type { Directory } from '../directory/directory.ts';
import type { ContactBody } from '../schema/contact.ts';
import type { Draft } from './act.ts';

/** The id of the contacts of somebody who did not come with a roster. */
export function contactId(person: string): string {
  return `${person}.c`;
}

/** A person's contacts with something changed; they are made where there are none yet. */
export function contactWith(directory: Directory, person: string, changes: Partial<ContactBody>): Draft {
  const [held] = directory.about('contact', person);
  const none: ContactBody = { person, sourcedId: '', email: '', phone: '', isEnabled: true };
  return {
    kind: 'contact',
    id: held?.id ?? contactId(person),
    scope: 'admin',
    parent: held?.parent ?? person,
    body: { ...(held?.body ?? none), ...changes },
  };
}
