import type { Draft } from '../../shared/acts/act.ts';
import { enters } from '../../shared/acts/class-members.ts';
import { kinship } from '../../shared/acts/family.ts';
import { spacesByHomeroom } from '../../shared/directory/classes.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { PersonBody } from '../../shared/schema/person.ts';
import type { MovementIds } from './movement-ids.ts';
import type { Movement } from './movements.ts';
import type { PlannedMovement } from './movement-drafts.ts';

type Arrival = Extract<Movement, { readonly sort: 'arrivals' }>;

/**
 * Somebody whom the roster names for the first time, or again after having left: card, contacts, classes,
 * family. Nobody is confirmed by a roster that comes to a school that is there already (clause P-2.1(10)).
 */
export function arrivalDrafts(arrival: Arrival, directory: Directory, ids: MovementIds): PlannedMovement {
  const { sourcedId, familyName, givenName, middleName, roles } = arrival.person;
  const id = ids.person(sourcedId);
  const held = directory.get('person', id);
  if (held?.body.leftAt === 0) {
    if (!ids.isAdopted(sourcedId)) throw new AppError('actTwice');
    return adoption(arrival, held.body, id, directory, ids);
  }
  const body: PersonBody = {
    familyName,
    givenName,
    middleName,
    roles: [...roles],
    isVerified: false,
    position: arrival.position,
    leftAt: 0,
  };
  const drafts: readonly Draft[] = [
    { kind: 'person', id, scope: 'school', body },
    contact(arrival, id, directory, ids),
    ...places(arrival, id, directory, ids),
    ...families(arrival, directory, ids),
  ];
  const classrooms = arrival.places.map(({ classroom }) => ids.classroom(classroom));
  return { action: held ? 'move.return' : 'people.add', targets: [id, ...classrooms], drafts };
}

/** Whoever was entered by hand keeps card and confirmation, and gets what the roster says besides. */
function adoption(
  arrival: Arrival,
  card: PersonBody,
  id: string,
  directory: Directory,
  ids: MovementIds,
): PlannedMovement {
  const roles = [...new Set([...card.roles, ...arrival.person.roles])];
  const body = { ...card, roles, position: card.position || arrival.position };
  const drafts: readonly Draft[] = [
    { kind: 'person', id, scope: 'school', body },
    contact(arrival, id, directory, ids),
    ...places(arrival, id, directory, ids),
    ...families(arrival, directory, ids),
  ];
  const classrooms = arrival.places.map(({ classroom }) => ids.classroom(classroom));
  return { action: 'people.edit', targets: [id, ...classrooms], drafts };
}

function contact({ person }: Arrival, id: string, directory: Directory, ids: MovementIds): Draft {
  const { sourcedId, email, phone, isEnabled } = person;
  const [held] = directory.about('contact', id);
  return {
    kind: 'contact',
    id: held?.id ?? ids.contact(sourcedId),
    scope: 'admin',
    parent: id,
    body: {
      person: id,
      sourcedId,
      email: email || (held?.body.email ?? ''),
      phone: phone || (held?.body.phone ?? ''),
      isEnabled,
    },
  };
}

/** The classes that the roster names, and for a pupil those spaces of the class that were entered by hand. */
function places({ places: named }: Arrival, person: string, directory: Directory, ids: MovementIds) {
  const isOpen = (id: string): boolean => directory.get('classroom', id)?.body.isArchived === false;
  return named.flatMap(({ classroom, role }): readonly Draft[] => {
    const id = ids.classroom(classroom);
    if (!isOpen(id)) return [];
    const isHome = role === 'pupil' && directory.get('classroom', id)?.body.type === 'homeroom';
    const spaces = isHome ? (spacesByHomeroom(directory).get(id) ?? []) : [];
    const byHand = spaces.filter(({ body }) => body.sourcedId === '');
    return [enters(id, person, role), ...byHand.map((space) => enters(space.id, person, 'pupil'))];
  });
}

/** Links whose other end is there; the arrival of the other one brings the rest. */
function families({ families: links, person }: Arrival, directory: Directory, ids: MovementIds) {
  return links.flatMap(({ child, guardian, relation }): readonly Draft[] => {
    const other = ids.person(child === person.sourcedId ? guardian : child);
    if (!directory.isPresent(other)) return [];
    return [kinship(ids.person(child), ids.person(guardian), relation)];
  });
}
