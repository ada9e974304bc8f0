import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { type SlipState, slipStateOf } from '../../directory/slip-state.ts';
import { Id } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import type { PersonFacts } from '../../permissions/facts.ts';
import { type AppointmentBody, isAppointed } from '../../schema/appointment.ts';
import type { ClassroomType } from '../../schema/classroom.ts';
import { erasureId } from '../../schema/erasure.ts';
import type { KinshipBody } from '../../schema/kinship.ts';
import type { MemberRole } from '../../schema/membership.ts';
import { listName, type PersonBody } from '../../schema/person.ts';
import type { SlipPurpose } from '../../schema/slip.ts';
import { type Account, accountStates, NO_ACCOUNT, slipTime } from './account-states.ts';
import { schoolQuery } from './school-query.ts';
import { waitingTargets } from './waiting-targets.ts';

export interface CardClassroom {
  readonly id: string;
  readonly title: string;
  readonly type: ClassroomType;
  readonly role: MemberRole;
}

export interface CardRelative {
  readonly person: string;
  readonly name: string;
  readonly relation: KinshipBody['relation'];
  /** What the relative is to the person of the card. */
  readonly side: 'child' | 'guardian';
  /** Titles of a child's classes. */
  readonly classrooms: readonly string[];
}

export interface CardAppointment extends AppointmentBody {
  readonly id: string;
  readonly isOn: boolean;
}

export interface CardSlip {
  readonly id: string;
  readonly purpose: SlipPurpose;
  readonly makerName: string;
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly state: SlipState;
}

/** What the reader may do with the person, by the same table that the hub goes by. */
export interface CardAbilities {
  readonly edit: boolean;
  readonly move: boolean;
  readonly confirm: boolean;
  readonly linkFamily: boolean;
  readonly makeSlip: boolean;
  readonly appoint: boolean;
  readonly endAppointments: boolean;
  readonly seeDevices: boolean;
  readonly export: boolean;
  readonly erase: boolean;
}

export interface PersonCardView {
  readonly id: string;
  readonly name: string;
  readonly body: PersonBody;
  readonly isWaiting: boolean;
  readonly classrooms: readonly CardClassroom[];
  readonly family: readonly CardRelative[];
  /** For administrators alone; undefined also where nothing is written down. */
  readonly contact: { readonly email: string; readonly phone: string } | undefined;
  readonly account: Account;
  readonly appointments: readonly CardAppointment[];
  /** The newest first, as far as they are in this replica. */
  readonly slips: readonly CardSlip[];
  readonly abilities: CardAbilities;
}

/** Everything that the console shows of one person; undefined for whoever may not open it, and for nobody. */
export const personCardQuery = schoolQuery({
  params: Type.Object({ person: Id }, { additionalProperties: false }),
  answer: ({ directory, facts, now, waitingActs }, { person }): PersonCardView | undefined => {
    const card = directory.get('person', person);
    if (!card || !can(facts, 'console.open')) return undefined;
    const [contact] = facts.isAdministrator ? directory.about('contact', person) : [];
    return {
      id: person,
      name: listName(card.body),
      body: card.body,
      isWaiting: waitingTargets(waitingActs).has(person),
      classrooms: classroomsOf(directory, person),
      family: familyOf(directory, person),
      contact: contact ? { email: contact.body.email, phone: contact.body.phone } : undefined,
      account: accountStates(directory, now).get(person) ?? NO_ACCOUNT,
      appointments: appointmentsOf(directory, person, directory.dayAt(now)),
      slips: slipsOf(directory, person, now),
      abilities: abilitiesOver(facts, directory, person),
    };
  },
});

function classroomsOf(directory: Directory, person: string): readonly CardClassroom[] {
  return directory
    .about('membership', person)
    .flatMap(({ body }) => {
      const classroom = body.groupType === 'classroom' ? directory.get('classroom', body.group) : undefined;
      if (!classroom || body.state !== 'active' || body.person !== person) return [];
      if (classroom.body.isArchived) return [];
      const { title, type } = classroom.body;
      return [{ id: classroom.id, title, type, role: body.role }];
    })
    .sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type) || ORDER.compare(a.title, b.title));
}

const TYPES: readonly ClassroomType[] = ['homeroom', 'subject', 'club', 'association'];
const ORDER = new Intl.Collator('ru');

function familyOf(directory: Directory, person: string): readonly CardRelative[] {
  return directory
    .about('kinship', person)
    .filter(({ body }) => body.isActive)
    .flatMap(({ body }): CardRelative[] => {
      const side = body.guardian === person ? 'child' : 'guardian';
      const other = side === 'child' ? body.child : body.guardian;
      const card = directory.get('person', other);
      if (!card) return [];
      const classrooms =
        side === 'child'
          ? classroomsOf(directory, other).flatMap(({ type, title }) => (type === 'homeroom' ? [title] : []))
          : [];
      return [{ person: other, name: listName(card.body), relation: body.relation, side, classrooms }];
    })
    .sort((a, b) => ORDER.compare(a.name, b.name));
}

function appointmentsOf(directory: Directory, person: string, today: string): readonly CardAppointment[] {
  return directory
    .about('appointment', person)
    .map(({ id, body }) => ({ ...body, id, isOn: isAppointed(body, today) }))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
}

function slipsOf(directory: Directory, person: string, now: number): readonly CardSlip[] {
  return directory
    .about('slip', person)
    .filter(({ body }) => body.person === person)
    .map((slip): CardSlip => {
      const maker = directory.get('person', slip.by);
      return {
        id: slip.id,
        purpose: slip.body.purpose,
        makerName: maker ? listName(maker.body) : '',
        madeAt: slipTime(slip.id),
        expiresAt: slip.body.expiresAt,
        state: slipStateOf(directory, slip, now),
      };
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

function abilitiesOver(facts: PersonFacts, directory: Directory, person: string): CardAbilities {
  const target = { person: directory.factsOf(person) };
  // Of somebody whose data were erased nothing is left to be changed, carried away or erased again.
  const isErased = directory.get('erasure', erasureId(person)) !== undefined;
  const may = (action: Parameters<typeof can>[1]) => !isErased && can(facts, action, target, directory.isOn);
  return {
    edit: may('people.edit'),
    move: may('people.move'),
    confirm: may('people.confirm'),
    linkFamily: may('family.edit'),
    makeSlip: may('slips.makeFor'),
    // Whether the person has entered is known to the hub alone, so that condition is left to it.
    appoint:
      can(facts, 'appoint.administrator', { ...target, hasJoined: true }, directory.isOn) ||
      may('appoint.head'),
    endAppointments: may('appoint.end'),
    seeDevices: may('devices.see'),
    export: may('person.export'),
    erase: may('person.erase'),
  };
}
