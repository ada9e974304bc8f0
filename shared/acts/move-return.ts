import Type from 'typebox';
import type { Directory, Entry } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, OptionalId } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isPedagogical, type PersonBody, type Role } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { contactWith } from './contact-of.ts';
import { placesInClass } from './people-add.ts';
import { isAppointedRole } from './roles.ts';

/**
 * Somebody who left comes back (clause P-2.1(11)): a pupil into a class, together with the parents who left
 * at the same moment; staff without the badge and without what they were appointed to.
 */
export const moveReturn = act({
  data: Type.Object({ person: Id, classroom: OptionalId }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.move', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { person, classroom }): readonly Draft[] => {
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    const { leftAt, roles } = card.body;
    if (leftAt === 0) throw new AppError('actTwice');
    const isPupil = roles.includes('pupil');
    if (isPupil !== (classroom !== '')) throw new AppError('badRequest');
    return [
      ...isBack(directory, card),
      ...(isPupil ? [...placesInClass(directory, classroom, person), ...parentsBack(directory, card)] : []),
    ];
  },
  targets: ({ person, classroom }) => [person, ...(classroom === '' ? [] : [classroom])],
});

function isBack(directory: Directory, { id, scope, parent, body }: Entry<'person'>): readonly Draft[] {
  const now: PersonBody = { ...body, roles: rolesBack(body), isVerified: false, leftAt: 0 };
  const hasContact = directory.about('contact', id).length > 0;
  return [
    { kind: 'person', id, scope, parent, body: now },
    ...(hasContact ? [contactWith(directory, id, { isEnabled: true })] : []),
  ];
}

/** Appointments do not come back with a person. */
function rolesBack({ roles }: PersonBody): Role[] {
  const plain = roles.filter((role) => !isAppointedRole(role));
  if (plain.length > 0) return plain;
  return [isPedagogical({ roles }) ? 'teacher' : 'staff'];
}

function parentsBack(directory: Directory, child: Entry<'person'>): readonly Draft[] {
  return directory.guardiansOf(child.id).flatMap((guardian): readonly Draft[] => {
    const card = directory.get('person', guardian);
    if (!card) return [];
    const { id, scope, parent, body } = card;
    if (body.leftAt > 0) return body.leftAt === child.body.leftAt ? isBack(directory, card) : [];
    if (body.roles.includes('parent')) return [];
    return [{ kind: 'person', id, scope, parent, body: { ...body, roles: [...body.roles, 'parent'] } }];
  });
}
