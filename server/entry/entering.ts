import type { Draft } from '../../shared/acts/act.ts';
import { contactWith } from '../../shared/acts/contact-of.ts';
import { newcomerDrafts } from '../../shared/acts/newcomer.ts';
import { partOf } from '../../shared/acts/try-act.ts';
import type { Directory, Entry } from '../../shared/directory/directory.ts';
import { rulesToAccept } from '../../shared/moderation/rules-in-force.ts';
import { isOffered } from '../../shared/permissions/offers.ts';
import type { NewcomerName } from '../../shared/protocol/entry.ts';
import { invitationId } from '../../shared/schema/invitation.ts';
import { shortName } from '../../shared/schema/person.ts';

/** A person's id in a school that is only tried out; a stamp that no clock gives. */
const SOMEBODY = '0'.repeat(24);
const NOBODYS_NAME: NewcomerName = { familyName: 'X', givenName: 'X', middleName: '' };

/** What is written when somebody enters by a slip: a new person where it names a role, and a confirmed address. */
export function entryDrafts(
  directory: Directory,
  of: {
    readonly slip: Entry<'slip'>;
    readonly person: string;
    readonly name: NewcomerName;
    readonly email: string;
  },
): readonly Draft[] {
  const { slip, person, name, email } = of;
  const { role, classroom, child } = slip.body;
  if (slip.body.person !== '') return email === '' ? [] : [contactWith(directory, person, { email })];
  return newcomerDrafts(directory, {
    ...name,
    id: person,
    role,
    classroom,
    child,
    relation: 'parent',
    email,
  });
}

/** The school as it will be once somebody has entered by a slip, so that the newcomer can read what waits. */
export function tryEntering(
  directory: Directory,
  slip: Entry<'slip'>,
): { readonly directory: Directory; readonly person: string } {
  if (slip.body.person !== '') return { directory, person: slip.body.person };
  const after = directory.fork();
  const of = { slip, person: SOMEBODY, name: NOBODYS_NAME, email: '' };
  for (const draft of entryDrafts(directory, of)) after.take(partOf(draft, SOMEBODY));
  return { directory: after, person: SOMEBODY };
}

/**
 * Chats that are offered to a person and not yet joined. One with rules that are to be read first is offered inside,
 * where they are shown (clause E-2.4). @param now hub time in milliseconds
 */
export function offeredTo(directory: Directory, person: string, now: number): readonly Entry<'chat'>[] {
  const facts = directory.factsOf(person);
  const isOpen = (chat: string) => rulesToAccept(directory, { chat, person }, now).length === 0;
  // Chats that wait for their first teacher are not what a deputy enters the school for.
  const isAsked = (chat: string) =>
    !facts.actingIn.has(chat) ||
    directory.get('invitation', invitationId(chat, person))?.body.isActive === true;
  return directory
    .all('chat')
    .filter(
      ({ id, body }) => isOffered(body, facts, id) && !facts.chats.has(id) && isOpen(id) && isAsked(id),
    );
}

export function nameOf(directory: Directory, person: string): string {
  const card = directory.get('person', person);
  return card ? shortName(card.body) : '';
}

/** What one would say of a person's classes: the class and the clubs, and not each of its subjects. */
export function classroomsToName(directory: Directory, classrooms: ReadonlySet<string>): readonly string[] {
  const all = [...classrooms];
  const named = all.filter((id) => directory.get('classroom', id)?.body.type !== 'subject');
  return named.length > 0 ? named : all;
}
