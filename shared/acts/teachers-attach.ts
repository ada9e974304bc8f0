import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isPedagogical } from '../schema/person.ts';
import { act, type ActContext, type Draft } from './act.ts';
import { enters, membersOf } from './class-members.ts';
import { openClass, refusalToEditClass } from './open-class.ts';

const TEACHING_ROLES = ['classTeacher', 'teacher', 'aide'] as const;

/**
 * Attaches a teacher to a class, a subject space, a club or an association (clause P-2.1(8)), with rights there alone.
 * Who is not confirmed yet may be attached; the rights wait for the confirmation. A class may have several.
 */
export const teachersAttach = act({
  data: Type.Object(
    {
      classroom: Id,
      person: Id,
      role: Type.Unsafe<(typeof TEACHING_ROLES)[number]>(
        Type.Union(TEACHING_ROLES.map((role) => Type.Literal(role))),
      ),
    },
    { additionalProperties: false },
  ),
  refusal: refusalToAttach,
  needsReason: false,
  plan: ({ directory }, { classroom, person, role }): readonly Draft[] => {
    const { type } = openClass(directory, classroom).body;
    if (role === 'classTeacher' && type !== 'homeroom') throw new AppError('badRequest');
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    if (card.body.leftAt > 0 || !isPedagogical(card.body)) throw new AppError('actOutdated');
    const held = membersOf(directory, classroom).find(({ body }) => body.person === person);
    if (held?.body.role === 'pupil') throw new AppError('badRequest');
    if (held?.body.role === role) throw new AppError('actTwice');
    return [enters(classroom, person, role)];
  },
  targets: ({ classroom, person }) => [classroom, person],
});

/** Administrators attach; who leads a club does so there, heads to an association. */
export function refusalToAttach(context: ActContext, data: { readonly classroom: string }) {
  const { actor, directory } = context;
  const type = directory.get('classroom', data.classroom)?.body.type;
  const isOwn = type === 'club' || type === 'association';
  return isOwn ? refusalToEditClass(context, data) : refusalOf(actor, 'teachers.attach', {}, directory.isOn);
}
