import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { act, type Draft } from './act.ts';
import { exits, membersOf } from './class-members.ts';
import { openClass } from './open-class.ts';
import { refusalToAttach } from './teachers-attach.ts';

/** Ends a teacher's work in a class: rights and the class's chats end with it at once (clause P-2.1(8)). */
export const teachersDetach = act({
  data: Type.Object({ classroom: Id, person: Id }, { additionalProperties: false }),
  refusal: refusalToAttach,
  needsReason: false,
  plan: ({ directory }, { classroom, person }): readonly Draft[] => {
    openClass(directory, classroom);
    const held = membersOf(directory, classroom).filter(
      ({ body }) => body.person === person && body.role !== 'pupil',
    );
    if (held.length === 0) throw new AppError('actTwice');
    return held.map(exits);
  },
  targets: ({ classroom, person }) => [classroom, person],
});
