import Type from 'typebox';
import { homeroomOf, membersOf, pupilsOf } from '../../acts/class-members.ts';
import { spacesByHomeroom } from '../../directory/classes.ts';
import type { Directory, Entry } from '../../directory/directory.ts';
import { slipStateOf } from '../../directory/slip-state.ts';
import { Id } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import type { ChatTemplate } from '../../schema/chat.ts';
import type { ClassroomBody } from '../../schema/classroom.ts';
import type { MemberRole } from '../../schema/membership.ts';
import { listName } from '../../schema/person.ts';
import { type AccountState, accountStates, NO_ACCOUNT } from './account-states.ts';
import { BY_TITLE } from './classes-query.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export interface ClassTeacher {
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly isVerified: boolean;
}

export interface ClassPerson {
  readonly id: string;
  readonly name: string;
  /** As far as this replica knows. */
  readonly account: AccountState;
  /** A pupil's own class, where this is a club; the children here, where it is a parent. */
  readonly about: string;
  readonly isWaiting: boolean;
}

export interface ClassSubject {
  readonly id: string;
  readonly subject: string;
  readonly title: string;
  readonly teachers: readonly ClassTeacher[];
  readonly pupils: number;
}

/** What the reader may do with the class, by the table that the hub goes by. */
export interface ClassAbilities {
  readonly edit: boolean;
  readonly attach: boolean;
  readonly addPeople: boolean;
  readonly move: boolean;
  readonly makeSlips: boolean;
}

export interface ClassCardView {
  readonly id: string;
  readonly body: ClassroomBody;
  readonly isWaiting: boolean;
  readonly teachers: readonly ClassTeacher[];
  /** Of a class that is over those who were in it. */
  readonly pupils: readonly ClassPerson[];
  readonly parents: readonly ClassPerson[];
  readonly subjects: readonly ClassSubject[];
  /** Who is in them is nobody else's to know (clause E-2.3). */
  readonly chats: readonly {
    readonly id: string;
    readonly title: string;
    readonly template: ChatTemplate;
  }[];
  /** Slips for this class or its people that wait to be used, as far as they are in this replica. */
  readonly openSlips: number;
  readonly abilities: ClassAbilities;
}

/** Everything that the console shows of one class or club; undefined for whoever may not open it. */
export const classCardQuery = schoolQuery({
  params: Type.Object({ classroom: Id }, { additionalProperties: false }),
  answer: (source, { classroom }): ClassCardView | undefined => {
    const { directory, facts, waitingActs } = source;
    const held = directory.get('classroom', classroom);
    if (!held || !can(facts, 'console.open')) return undefined;
    const { isArchived } = held.body;
    const pupils = isArchived ? formerPupils(directory, classroom) : pupilsOf(directory, classroom);
    const parents = [...new Set(pupils.flatMap((pupil) => directory.guardiansOf(pupil)))].filter((id) =>
      directory.isPresent(id),
    );
    const isClub = held.body.type === 'club';
    const inClass = new Set(pupils);
    const people = peopleOf(source);
    return {
      id: classroom,
      body: held.body,
      isWaiting: waitingTargets(waitingActs).has(classroom),
      teachers: teachersOf(directory, classroom),
      pupils: people(pupils, (id) => (isClub ? titleOf(directory, homeroomOf(directory, id)) : '')),
      parents: people(parents, (id) => childrenHere(directory, id, inClass)),
      subjects: subjectsOf(directory, classroom),
      chats: chatsOf(directory, classroom, isArchived),
      openSlips: openSlips(source, classroom, new Set([...pupils, ...parents])),
      abilities: abilitiesOver(facts, directory, held),
    };
  },
});

/** Who was in a class that is over; those who have left the school, too. */
function formerPupils(directory: Directory, classroom: string): readonly string[] {
  return directory
    .about('membership', classroom)
    .flatMap(({ body: { group, groupType, person, role } }) =>
      group === classroom && groupType === 'classroom' && role === 'pupil' ? [person] : [],
    );
}

function peopleOf({ directory, now, waitingActs }: SchoolSource) {
  const accounts = accountStates(directory, now);
  const waiting = waitingTargets(waitingActs);
  return (ids: readonly string[], about: (id: string) => string): readonly ClassPerson[] =>
    ids
      .flatMap((id): ClassPerson[] => {
        const card = directory.get('person', id);
        if (!card) return [];
        const account = (accounts.get(id) ?? NO_ACCOUNT).state;
        return [{ id, name: listName(card.body), account, about: about(id), isWaiting: waiting.has(id) }];
      })
      .sort((a, b) => BY_TITLE.compare(a.name, b.name));
}

function childrenHere(directory: Directory, guardian: string, pupils: ReadonlySet<string>): string {
  return directory
    .childrenOf(guardian)
    .flatMap((child) => {
      const card = pupils.has(child) ? directory.get('person', child) : undefined;
      return card ? [`${card.body.familyName} ${card.body.givenName}`] : [];
    })
    .join(', ');
}

const ORDER: readonly MemberRole[] = ['classTeacher', 'teacher', 'aide'];

function teachersOf(directory: Directory, classroom: string): readonly ClassTeacher[] {
  return membersOf(directory, classroom)
    .flatMap(({ body: { person, role } }): ClassTeacher[] => {
      const card = directory.get('person', person);
      if (!card || card.body.leftAt > 0 || !ORDER.includes(role)) return [];
      return [{ id: person, name: listName(card.body), role, isVerified: card.body.isVerified }];
    })
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || BY_TITLE.compare(a.name, b.name));
}

function subjectsOf(directory: Directory, classroom: string): readonly ClassSubject[] {
  return (spacesByHomeroom(directory).get(classroom) ?? [])
    .map(({ id, body: { subject, title } }): ClassSubject => {
      const name = subject === '' ? title : subject;
      const pupils = pupilsOf(directory, id).length;
      return { id, subject: name, title, teachers: teachersOf(directory, id), pupils };
    })
    .sort((a, b) => BY_TITLE.compare(a.subject, b.subject));
}

function chatsOf(directory: Directory, classroom: string, isOver: boolean): ClassCardView['chats'] {
  return [...directory.chats()]
    .flatMap(([id, { title, template, classroom: of, isArchived }]) =>
      of === classroom && isArchived === isOver ? [{ id, title, template }] : [],
    )
    .sort((a, b) => BY_TITLE.compare(a.title, b.title));
}

function openSlips({ directory, now }: SchoolSource, classroom: string, people: ReadonlySet<string>): number {
  return directory
    .all('slip')
    .filter(
      (slip) =>
        (slip.body.classroom === classroom || people.has(slip.body.person) || people.has(slip.body.child)) &&
        slipStateOf(directory, slip, now) === 'open',
    ).length;
}

function titleOf(directory: Directory, classroom: string): string {
  return directory.get('classroom', classroom)?.body.title ?? '';
}

function abilitiesOver(
  facts: PersonFacts,
  directory: Directory,
  { id: classroom, body: { type } }: Entry<'classroom'>,
): ClassAbilities {
  const role = facts.classroomRoles.get(classroom);
  const leads = role === 'teacher' || role === 'classTeacher';
  const maker = leads ? { maker: facts.person } : {};
  const own =
    type === 'club'
      ? can(facts, 'clubs.edit', maker, directory.isOn)
      : type === 'association' && can(facts, 'associations.edit', {}, directory.isOn);
  const isOwn = type === 'club' || type === 'association';
  const isOfFamilies = type !== 'association';
  return {
    edit: isOwn ? own : can(facts, 'classrooms.edit', {}, directory.isOn),
    attach: isOwn ? own : can(facts, 'teachers.attach', {}, directory.isOn),
    addPeople: isOfFamilies && can(facts, 'people.add', {}, directory.isOn),
    move: isOfFamilies && can(facts, 'people.move', {}, directory.isOn),
    makeSlips: isOfFamilies && can(facts, 'slips.make', { role: 'parent', classroom }, directory.isOn),
  };
}
