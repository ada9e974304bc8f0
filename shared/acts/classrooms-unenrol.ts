import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { act, type Draft } from './act.ts';
import { exits, membersOf } from './class-members.ts';
import { openClass, refusalToEditClass } from './open-class.ts';

/** Pupils go out of a club or a subject space; what was said there stays with the others. */
export const classroomsUnenrol = act({
  data: Type.Object(
    { classroom: Id, people: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  refusal: refusalToEditClass,
  needsReason: false,
  plan: ({ directory }, { classroom, people }): readonly Draft[] => {
    if (openClass(directory, classroom).body.type === 'homeroom') throw new AppError('badRequest');
    const leaving = membersOf(directory, classroom).filter(
      ({ body }) => body.role === 'pupil' && people.includes(body.person),
    );
    if (leaving.length === 0) throw new AppError('actTwice');
    return leaving.map(exits);
  },
  targets: ({ classroom, people }) => [classroom, ...people],
});
