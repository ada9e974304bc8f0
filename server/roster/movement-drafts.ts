import type { ActContext, Draft } from '../../shared/acts/act.ts';
import { enters, exits, membersOf } from '../../shared/acts/class-members.ts';
import { archived } from '../../shared/acts/classrooms-archive.ts';
import { contactWith } from '../../shared/acts/contact-of.ts';
import { departures } from '../../shared/acts/departure.ts';
import { openClass } from '../../shared/acts/open-class.ts';
import { planAct } from '../../shared/acts/registry.ts';
import { chatsByClassroom } from '../../shared/directory/classes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { arrivalDrafts } from './arrival-drafts.ts';
import { changedClassDrafts, newClassDrafts } from './class-drafts.ts';
import type { MovementIds } from './movement-ids.ts';
import type { Movement } from './movements.ts';

/** How a movement stands in the log, under the names of the acts that do the same by hand. */
export interface PlannedMovement {
  readonly action: string;
  readonly targets: readonly string[];
  readonly drafts: readonly Draft[];
}

type Context = ActContext & { readonly ids: MovementIds };

/**
 * What a movement writes into the school as it is now, by the plans of the acts. Throws AppError where it
 * does not fit any more: `actTwice` where somebody has done it already, `actOutdated`, `notFound` and what
 * the acts throw otherwise.
 */
export function movementDrafts(movement: Movement, context: Context): PlannedMovement {
  const { directory, ids } = context;
  switch (movement.sort) {
    case 'newClasses':
      return newClassDrafts(movement.classroom, directory, ids);
    case 'changedClasses':
      return changedClassDrafts(movement, directory, ids);
    case 'endedClasses': {
      const classroom = ids.classroom(movement.classroom.sourcedId);
      const drafts = archived(directory, [openClass(directory, classroom)], chatsByClassroom(directory));
      return { action: 'classrooms.archive', targets: [classroom], drafts };
    }
    case 'arrivals':
      return arrivalDrafts(movement, directory, ids);
    case 'departures': {
      const person = ids.person(movement.person.sourcedId);
      const card = directory.get('person', person);
      if (!card || card.body.leftAt > 0) throw new AppError('actTwice');
      const drafts = departures(context, new Map([[person, new Set(card.body.roles)]]));
      return { action: 'move.leave', targets: [person], drafts };
    }
    case 'names':
    case 'roles':
    case 'contacts':
      return personDrafts(movement, context);
    case 'transfers':
      return transferDrafts(movement, context);
    case 'places':
    case 'teachers':
      return placeDrafts(movement, context);
    case 'families': {
      const { family, isActive } = movement;
      const pair = { child: ids.person(family.child), guardian: ids.person(family.guardian) };
      return isActive
        ? byAct('family.link', { ...pair, relation: family.relation }, context)
        : byAct('family.unlink', pair, context);
    }
  }
}

function byAct(action: string, data: Record<string, unknown>, context: Context): PlannedMovement {
  return { action, ...planAct(context, { action, data, reason: '', clause: '' }) };
}

function personDrafts(
  { sort, before, after }: Extract<Movement, { readonly before: { readonly roles: unknown } }>,
  context: Context,
): PlannedMovement {
  const { directory, ids } = context;
  const person = ids.person(after.sourcedId);
  const card = directory.get('person', person);
  if (!card || card.body.leftAt > 0) throw new AppError('actOutdated');
  const { position } = card.body;
  switch (sort) {
    case 'names': {
      const { familyName, givenName, middleName } = after;
      return byAct('people.edit', { person, familyName, givenName, middleName, position }, context);
    }
    case 'roles': {
      const add = after.roles.filter((role) => !before.roles.includes(role));
      const remove = before.roles.filter(
        (role) => !after.roles.includes(role) && card.body.roles.includes(role),
      );
      return byAct('move.roles', { person, add, remove, position }, context);
    }
    case 'contacts': {
      const { email, phone, isEnabled } = after;
      const drafts = [contactWith(directory, person, { email, phone, isEnabled })];
      return { action: 'people.contact', targets: [person], drafts };
    }
  }
}

/** The spaces of a class follow a pupil, apart from those about which the roster itself decides. */
function transferDrafts(
  { person: pupil, from: old, to: next }: Extract<Movement, { readonly sort: 'transfers' }>,
  context: Context,
): PlannedMovement {
  const { ids, directory } = context;
  const [person, from, to] = [ids.person(pupil), ids.classroom(old), ids.classroom(next)];
  const planned = byAct('move.transfer', { person, from, to }, context);
  const isLeftToRoster = (classroom: string): boolean =>
    classroom !== from && classroom !== to && directory.get('classroom', classroom)?.body.sourcedId !== '';
  const drafts = planned.drafts.filter(
    (draft) => draft.kind !== 'membership' || !isLeftToRoster(draft.body.group),
  );
  return { ...planned, drafts };
}

function placeDrafts(
  { sort, place, isIn }: Extract<Movement, { readonly place: unknown }>,
  { directory, ids }: Context,
): PlannedMovement {
  const person = ids.person(place.person);
  const classroom = ids.classroom(place.classroom);
  openClass(directory, classroom);
  const held = membersOf(directory, classroom).find(({ body }) => body.person === person);
  const targets = [classroom, person];
  if (isIn) {
    if (!directory.isPresent(person)) throw new AppError('actOutdated');
    if (held?.body.role === place.role) throw new AppError('actTwice');
    const action = sort === 'places' ? 'classrooms.enrol' : 'teachers.attach';
    return { action, targets, drafts: [enters(classroom, person, place.role)] };
  }
  if (!held) throw new AppError('actTwice');
  const action = sort === 'places' ? 'classrooms.unenrol' : 'teachers.detach';
  return { action, targets, drafts: [exits(held)] };
}
