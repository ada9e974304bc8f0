import Type from 'typebox';
import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isStaff, type PersonBody, type Role, ROLES } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { departures } from './departure.ts';
import { requirePlainRole } from './roles.ts';

/**
 * A pupil, a parent or a member of the staff leaves (clauses P-2.1(11), E-2.9). With a role only that one
 * ends. Without one everything does, but whoever worked here and has a child in the school stays as its
 * parent (decision D-10).
 */
export const moveLeave = act({
  data: Type.Object(
    {
      person: Id,
      role: Type.Unsafe<Role | ''>(Type.Union(['' as const, ...ROLES].map((role) => Type.Literal(role)))),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.move', {}, directory.isOn),
  needsReason: false,
  plan: (context, { person, role }): readonly Draft[] => {
    const { directory } = context;
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    if (card.body.leftAt > 0) throw new AppError('actTwice');
    if (role === '')
      return departures(context, new Map([[person, endingRoles(directory, person, card.body)]]));
    if (!card.body.roles.includes(role)) throw new AppError('actTwice');
    if (card.body.roles.length > 1) requirePlainRole(role);
    return departures(context, new Map([[person, new Set([role])]]));
  },
  targets: ({ person }) => [person],
});

function endingRoles(directory: Directory, person: string, { roles }: PersonBody): ReadonlySet<Role> {
  const hasChild = directory.childrenOf(person).some((child) => directory.isPresent(child));
  const staysParent = isStaff({ roles }) && roles.includes('parent') && hasChild;
  return new Set(roles.filter((role) => !(staysParent && role === 'parent')));
}
