import Type from 'typebox';
import { spacesByHomeroom } from '../directory/classes.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act, type Draft } from './act.ts';
import { classesOf, exits } from './class-members.ts';
import { openClass } from './open-class.ts';
import { placesInClass } from './people-add.ts';

/**
 * A pupil goes from one class to another (clause P-2.1(11)), with the spaces of its subjects; clubs stay. The
 * old class's chats end, the new one's are offered.
 */
export const moveTransfer = act({
  data: Type.Object({ person: Id, from: Id, to: Id }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.move', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { person, from, to }): readonly Draft[] => {
    if (!directory.get('person', person)) throw new AppError('notFound');
    if (from === to || openClass(directory, to).body.type !== 'homeroom') throw new AppError('badRequest');
    const own = classesOf(directory, person).filter(({ body }) => body.role === 'pupil');
    if (!directory.isPresent(person) || !own.some(({ body }) => body.group === from)) {
      throw new AppError('actOutdated');
    }
    if (directory.get('classroom', from)?.body.type !== 'homeroom') throw new AppError('badRequest');
    const left = new Set([from, ...(spacesByHomeroom(directory).get(from) ?? []).map(({ id }) => id)]);
    return [
      ...own.filter(({ body }) => left.has(body.group)).map(exits),
      ...placesInClass(directory, to, person),
    ];
  },
  targets: ({ person, from, to }) => [person, from, to],
});
