import Type from 'typebox';
import { rolesOn } from '../appointments/roles-by-appointments.ts';
import { hasEntered } from '../appointments/entered.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { APPOINTED_ROLES, type AppointedRole, type AppointmentBody } from '../schema/appointment.ts';
import { isDay } from '../schema/day.ts';
import { line } from '../schema/names.ts';
import { act, type Draft } from './act.ts';
import { cardWithRoles } from './card-with-roles.ts';
import { requireNewId } from './new-id.ts';
import { OrderGiven, requireOrder } from './order-given.ts';

/**
 * An administrator, a head or a deputy by order of the head, for good or for a term (clauses O-1.4,
 * P-2.1(7), P-2.2(2)). Nobody appoints themself, and nobody is appointed who has not entered yet.
 */
export const rolesAppoint = act({
  data: Type.Object(
    {
      /** The new appointment's id, a stamp. */
      id: Id,
      person: Id,
      role: Type.Unsafe<AppointedRole>(Type.Union(APPOINTED_ROLES.map((role) => Type.Literal(role)))),
      isActing: Type.Boolean(),
      order: OrderGiven,
      /** The first day. */
      from: line(10),
      /** The last day, '' for no end. */
      until: line(10),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { person, role }) => {
    const facts = directory.factsOf(person);
    const hasJoined = hasEntered(directory, person) !== false;
    const action = role === 'administrator' ? 'appoint.administrator' : 'appoint.head';
    const refusal = refusalOf(actor, action, { person: facts, hasJoined, role }, directory.isOn);
    if (refusal) return refusal;
    return facts.isPresent && facts.isStaff && hasJoined ? undefined : 'notAllowed';
  },
  needsReason: false,
  plan: ({ directory, at }, { id, ...data }): readonly Draft[] => {
    requireNewId(directory, id);
    const order = requireOrder(directory, data.order);
    const { person, from, until, role } = data;
    if (!isDay(from) || (until !== '' && (!isDay(until) || until < from))) throw new AppError('dateInvalid');
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    const others = directory.about('appointment', person).map(({ body }) => body);
    const body: AppointmentBody = { ...data, order, endedFrom: '' };
    if (others.some((other) => isCoveredBy(body, other))) throw new AppError('actTwice');
    const hasRoleWithoutOrder = card.body.roles.includes(role) && others.every((one) => one.role !== role);
    // A term would end what the person has for good.
    if (hasRoleWithoutOrder && (data.isActing || until !== '')) throw new AppError('actTwice');
    return [
      { kind: 'appointment', id, scope: 'staff', parent: person, body },
      ...cardWithRoles(card, rolesOn(directory.dayAt(at), card.body.roles, [...others, body])),
    ];
  },
  targets: ({ id, person, order }) => [person, id, ...(order.paper === '' ? [] : [order.paper])],
});

/** Whether everything that an appointment gives is given by another one already. */
function isCoveredBy(one: AppointmentBody, other: AppointmentBody): boolean {
  if (other.role !== one.role || other.endedFrom !== '' || other.from > one.from) return false;
  return other.until === '' || (one.until !== '' && one.until <= other.until);
}
