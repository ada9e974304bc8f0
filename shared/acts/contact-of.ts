import type { Directory } from '../directory/directory.ts';
import { type ContactBody, contactId } from '../schema/contact.ts';
import type { Draft } from './act.ts';

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
