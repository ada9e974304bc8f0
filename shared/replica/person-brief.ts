import { mayResetPin } from '../permissions/may-reset-pin.ts';
import type { PersonFacts } from '../permissions/facts.ts';
import { privateRefusal } from '../permissions/may-write-chats.ts';
import { pairChatId } from '../schema/pair.ts';
import { can } from '../permissions/can.ts';
import { listName, shortName } from '../schema/person.ts';
import type { Projection } from './projection.ts';
import type { ClassroomRow, MeView, PeopleView, PersonBrief, PersonRow } from './views.ts';

const UNKNOWN: Omit<PersonBrief, 'id'> = { name: '', position: '', roles: [], isVerified: false };

/** What every screen shows of a person; empty for someone whose card this replica does not hold yet. */
export function personBrief(projection: Projection, person: string): PersonBrief {
  const card = projection.people.get(person);
  if (!card) return { id: person, ...UNKNOWN };
  const { roles, position, isVerified } = card.body;
  return { id: person, name: shortName(card.body), position, roles, isVerified };
}

export function meView(projection: Projection, person: string): MeView | undefined {
  const { school } = projection;
  if (!school || !projection.people.has(person)) return undefined;
  const facts = projection.factsOf(person);
  const { title, type, isDemo } = school.body;
  return {
    ...personBrief(projection, person),
    school: { id: school.id, title, type, isDemo },
    abilities: {
      addPeople: can(facts, 'people.add'),
      openConsole: can(facts, 'console.open'),
    },
  };
}

export function peopleView(projection: Projection, reader: string): PeopleView {
  const facts = projection.factsOf(reader);
  const people = [...projection.people.values()]
    .filter((card) => card.body.leftAt === 0)
    .map((card) => ({ sortBy: listName(card.body), id: card.id }))
    .sort((a, b) => a.sortBy.localeCompare(b.sortBy, 'ru'))
    .map(({ id }): PersonRow => ({
      ...personBrief(projection, id),
      classrooms: homeroomsOf(projection, id),
      canResetPin: mayResetPin(facts, projection.factsOf(id)),
      ...talkWith(projection, facts, id),
      canInvite: can(facts, 'slips.makeFor', { person: projection.factsOf(id) }, projection.directory.isOn),
    }));
  return { people, classrooms: classroomRows(projection) };
}

/** Titles of the classes in which somebody is now. */
/** What of a person has to do with chats. */
function talkWith(
  { directory }: Projection,
  facts: PersonFacts,
  id: string,
): Pick<PersonRow, 'canWriteTo' | 'privateChat' | 'isActivist'> {
  const person = directory.factsOf(id);
  const chat = pairChatId(facts.person, id);
  const isFamily = person.roles.includes('pupil') || person.roles.includes('parent');
  const mayMark = isFamily && can(facts, 'people.activist', { person }, directory.isOn);
  return {
    canWriteTo: privateRefusal(facts, id, directory) === undefined,
    privateChat: facts.chats.has(chat) ? chat : '',
    isActivist: mayMark ? person.isActivist : undefined,
  };
}

export function homeroomsOf(projection: Projection, person: string): readonly string[] {
  const groups = projection.memberOf.get(person);
  if (!groups) return [];
  return [...groups].flatMap(([group, { body }]) => {
    const classroom = projection.classrooms.get(group);
    // Where somebody was before a movement stays known, and is said no more.
    if (body.state !== 'active' || classroom?.body.type !== 'homeroom') return [];
    return classroom.body.isArchived ? [] : [classroom.body.title];
  });
}

function classroomRows(projection: Projection): readonly ClassroomRow[] {
  return [...projection.classrooms.values()]
    .filter((classroom) => !classroom.body.isArchived && classroom.body.type === 'homeroom')
    .map(({ id, body }) => ({ id, title: body.title, type: body.type, grade: body.grade }))
    .sort((a, b) => a.grade - b.grade || a.title.localeCompare(b.title, 'ru'));
}
