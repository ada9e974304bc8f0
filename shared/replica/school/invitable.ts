import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import type { ChatBody } from '../../schema/chat.ts';
import { listName } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';

/** Somebody who can be invited by name. */
export interface Invitable {
  readonly id: string;
  readonly name: string;
  /** The own class, the position, or '' where nothing is known. */
  readonly about: string;
}

/** Whom a person may invite to a group and who is not in it, as far as this replica knows; by name. */
export function invitablePeople(
  directory: Directory,
  facts: PersonFacts,
  of: { readonly chat: string; readonly about: ChatBody },
): readonly Invitable[] {
  const { chat, about } = of;
  const maker = about.owner === undefined ? {} : { maker: about.owner };
  const mayInvite = (id: string) => {
    const person = directory.factsOf(id);
    const isFree = person.isPresent && !person.chats.has(chat);
    return isFree && can(facts, 'chats.invite', { chat, about, person, ...maker }, directory.isOn);
  };
  return directory
    .all('person')
    .filter(({ id }) => id !== facts.person && mayInvite(id))
    .map(({ id, body }) => ({ id, name: listName(body), about: body.position || classTitle(directory, id) }))
    .sort((a, b) => BY_TITLE.compare(a.name, b.name));
}

/** The class in which somebody learns, or the own children do. */
function classTitle(directory: Directory, person: string): string {
  const { classrooms, childrensClassrooms } = directory.factsOf(person);
  const titles = [...classrooms, ...childrensClassrooms].flatMap((id) => {
    const classroom = directory.get('classroom', id)?.body;
    return classroom?.type === 'homeroom' && !classroom.isArchived ? [classroom.title] : [];
  });
  return [...new Set(titles)].join(', ');
}
