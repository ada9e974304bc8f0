import type { Projection } from '../projection.ts';
import { personBrief } from '../person-brief.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { chatOfScope } from '../../schema/scope.ts';
import { removalId } from '../../schema/removal.ts';
import { isCovered } from '../../schema/read-mark.ts';
import { listName } from '../../schema/person.ts';
import type { PersonBrief } from '../views.ts';
import type { SeenByView } from './talk-views.ts';

/**
 * Who has joined a chat and was not taken out since. It is not asked whether they are still among those whom the
 * chat is for: a replica may not know that of others, and the hub says so by a removal.
 */
export function membersOf({ directory, members }: Projection, chat: string): readonly string[] {
  if (directory.chat(chat)?.template === 'private') return chat.split('.');
  return [...(members.get(chat) ?? [])].flatMap(([person, membership]) => {
    const removal = directory.get('removal', removalId(chat, person));
    const isIn = membership.body.state === 'active' && !(removal && removal.stamp >= membership.stamp);
    return isIn ? [person] : [];
  });
}

/** Who is in a chat now, by name. */
export function chatPeople(projection: Projection, chat: string): readonly PersonBrief[] {
  return briefsByName(projection, membersOf(projection, chat));
}

/** Those of some people who are known here, by name. */
export function briefsByName(projection: Projection, people: readonly string[]): readonly PersonBrief[] {
  return people
    .filter((person) => projection.people.has(person))
    .map((person) => ({ person, sortBy: listNameOf(projection, person) }))
    .sort((a, b) => a.sortBy.localeCompare(b.sortBy, 'ru'))
    .map(({ person }) => personBrief(projection, person));
}

/**
 * Who of those in its chat has read a message; undefined where nobody can know it, as in channels, whose marks
 * are nobody else's business.
 */
export function seenBy({ projection }: ReaderContext, message: ReplicaDocument): SeenByView | undefined {
  const chat = chatOfScope(message.scope);
  const marks = projection.marks.get(chat);
  const people = chatPeople(projection, chat).filter(({ id }) => id !== message.by);
  if (people.length === 0) return undefined;
  const hasRead = ({ id }: PersonBrief) => isCovered(marks?.get(id)?.body, message);
  return { read: people.filter(hasRead), unread: people.filter((person) => !hasRead(person)) };
}

function listNameOf({ people }: Projection, person: string): string {
  const card = people.get(person);
  return card ? listName(card.body) : '';
}
