import Type from 'typebox';
import { rolesOn } from '../appointments/roles-by-appointments.ts';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import type { AppointmentBody } from '../schema/appointment.ts';
import { isDay } from '../schema/day.ts';
import { line } from '../schema/names.ts';
import { act, type Draft } from './act.ts';
import { cardWithRoles } from './card-with-roles.ts';

/** Ends an appointment before its time (clauses O-1.4, P-2.1). The school is never left without an administrator. */
export const rolesEnd = act({
  data: Type.Object(
    {
      appointment: Id,
      /** The first day on which it no longer holds. */
      from: line(10),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'appoint.end', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory, at }, { appointment, from }): readonly Draft[] => {
    const held = directory.get('appointment', appointment);
    if (!held) throw new AppError('notFound');
    if (!isDay(from) || from < held.body.from) throw new AppError('dateInvalid');
    const isOver = held.body.until !== '' && held.body.until < from;
    if (isOver || (held.body.endedFrom !== '' && held.body.endedFrom <= from)) throw new AppError('actTwice');
    const body: AppointmentBody = { ...held.body, endedFrom: from };
    const { person, role } = body;
    const after = [...othersOf(directory, person, appointment), body];
    const card = directory.get('person', person);
    const isStillThere = card !== undefined && rolesOn(from, card.body.roles, after).includes(role);
    if (role === 'administrator' && !isStillThere && !hasOtherAdministrator(directory, person, from)) {
      throw new AppError('lastAdministrator');
    }
    const { id, scope, parent } = held;
    return [
      { kind: 'appointment', id, scope, parent, body },
      ...(card ? cardWithRoles(card, rolesOn(directory.dayAt(at), card.body.roles, after)) : []),
    ];
  },
  targets: ({ appointment }) => [appointment],
});

function othersOf(directory: Directory, person: string, without: string): readonly AppointmentBody[] {
  return directory.about('appointment', person).flatMap(({ id, body }) => (id === without ? [] : [body]));
}

/** Whether on a day somebody else administers: present, confirmed, and by an appointment that holds then. */
function hasOtherAdministrator(directory: Directory, except: string, day: string): boolean {
  return directory.all('person').some(({ id, body }) => {
    if (id === except || body.leftAt > 0 || !body.isVerified) return false;
    return rolesOn(day, body.roles, othersOf(directory, id, '')).includes('administrator');
  });
}
