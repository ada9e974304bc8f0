import Type from 'typebox';
import { chatsByClassroom, spacesByHomeroom, titlesInUse } from '../directory/classes.ts';
import { skeletonOf } from '../directory/look-alikes.ts';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import type { ClassroomBody } from '../schema/classroom.ts';
import { line } from '../schema/names.ts';
import { act, type Draft } from './act.ts';
import { refusalToEditClass, openClass } from './open-class.ts';
import { cleaned } from './person-fields.ts';
import { changedClass, spacesAfter } from './rename-class.ts';

/**
 * Renames a class, a subject space or a club, or puts it into another grade (clause P-2.1(5)); its chats and
 * a class's subject spaces follow. Only the fields that are given change.
 */
export const classroomsEdit = act({
  data: Type.Object(
    {
      classroom: Id,
      title: Type.Optional(line(120, 1)),
      grade: Type.Optional(Type.Integer({ minimum: 0, maximum: 12 })),
      subject: Type.Optional(line(80)),
    },
    { additionalProperties: false },
  ),
  refusal: refusalToEditClass,
  needsReason: false,
  plan: ({ directory }, { classroom, title, grade, subject }): readonly Draft[] => {
    const held = openClass(directory, classroom);
    const { body } = held;
    const now: ClassroomBody = {
      ...body,
      title: title === undefined ? body.title : cleaned(title),
      grade: grade ?? body.grade,
      subject: subject === undefined ? body.subject : cleaned(subject),
    };
    if (skeletonOf(now.title) === '') throw new AppError('badRequest');
    const isSame = now.title === body.title && now.grade === body.grade && now.subject === body.subject;
    if (isSame) throw new AppError('actTwice');
    const spaces = body.type === 'homeroom' ? (spacesByHomeroom(directory).get(classroom) ?? []) : [];
    const changed = [{ space: held, body: now }, ...spacesAfter(spaces, held, now)];
    requireTitles(
      titlesInUse(directory),
      changed.map(({ space, body: { title } }) => ({ id: space.id, title })),
    );
    const chats = chatsByClassroom(directory);
    return changed.flatMap(({ space, body }) => changedClass(space, body, chats));
  },
  targets: ({ classroom }) => [classroom],
});

/**
 * Makes sure that classes may get these titles. Throws AppError `nameTaken`.
 * @param titles those in use (`titlesInUse`)
 */
export function requireTitles(
  titles: ReadonlyMap<string, string>,
  wanted: readonly { readonly id: string; readonly title: string }[],
): void {
  const changing = new Set(wanted.map(({ id }) => id));
  const taken = new Set([...titles].flatMap(([skeleton, id]) => (changing.has(id) ? [] : [skeleton])));
  for (const { title } of wanted) {
    const skeleton = skeletonOf(title);
    if (taken.has(skeleton)) throw new AppError('nameTaken', { params: { title } });
    taken.add(skeleton);
  }
}
