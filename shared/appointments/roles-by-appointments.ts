import type { Directory } from '../directory/directory.ts';
import type { PersonBody, Role } from '../schema/person.ts';
import { type AppointmentBody, isAppointed } from '../schema/appointment.ts';

/** What is left of a card whose only role has ended. */
const WITHOUT_ROLE: Role = 'staff';

/**
 * The roles that a name card has on a day. Roles of which the person has an appointment follow the orders
 * from the first day of the first one; every other role stands as it is, also one that came with a roster
 * and without an order.
 */
export function rolesOn(
  day: string,
  roles: readonly Role[],
  appointments: readonly AppointmentBody[],
): readonly Role[] {
  const ordered = new Set<Role>(appointments.filter(({ from }) => from <= day).map(({ role }) => role));
  const held = new Set<Role>(appointments.filter((one) => isAppointed(one, day)).map(({ role }) => role));
  const kept = roles.filter((role) => !ordered.has(role) || held.has(role));
  const added = [...held].filter((role) => !kept.includes(role));
  const now = [...added, ...kept];
  return now.length > 0 ? now : [WITHOUT_ROLE];
}

/** Somebody whose name card is another one on a day. */
export interface ChangedCard {
  readonly person: string;
  readonly body: PersonBody;
}

/**
 * All name cards that have to change so that everyone has the roles of the appointments that hold on a day.
 * People who have left the school keep their cards as they were.
 */
export function rolesByAppointments(directory: Directory, day: string): readonly ChangedCard[] {
  const byPerson = new Map<string, AppointmentBody[]>();
  for (const { body } of directory.all('appointment')) {
    byPerson.set(body.person, [...(byPerson.get(body.person) ?? []), body]);
  }
  return [...byPerson].flatMap(([person, appointments]): ChangedCard[] => {
    const card = directory.get('person', person)?.body;
    if (!card || card.leftAt > 0) return [];
    const roles = rolesOn(day, card.roles, appointments);
    return isSameRoles(roles, card.roles) ? [] : [{ person, body: { ...card, roles: [...roles] } }];
  });
}

/** The appointments of people who have left: they do not come back with them. */
export function appointmentsOfLeavers(
  directory: Directory,
  day: string,
): readonly { readonly id: string; readonly body: AppointmentBody }[] {
  return directory.all('appointment').flatMap(({ id, body }) => {
    const card = directory.get('person', body.person)?.body;
    const isOver = body.endedFrom !== '' || (body.until !== '' && body.until < day);
    if (!card || card.leftAt === 0 || isOver) return [];
    return [{ id, body: { ...body, endedFrom: directory.dayAt(card.leftAt) } }];
  });
}

/** Whether two lists name the same roles, in whatever order. */
export function isSameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}
