import type { Directory, Entry } from '../directory/directory.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { refusalOf } from '../permissions/can.ts';
import type { ActContext } from './act.ts';

/** A class that goes on. Throws AppError `notFound`, `actOutdated` for one that is archived. */
export function openClass(directory: Directory, id: string): Entry<'classroom'> {
  const held = directory.get('classroom', id);
  if (!held) throw new AppError('notFound');
  if (held.body.isArchived) throw new AppError('actOutdated');
  return held;
}

/** Why somebody may not change a class: administrators may, a club also those who lead it, an association also the heads. */
export function refusalToEditClass(
  { actor, directory }: ActContext,
  { classroom }: { readonly classroom: string },
): AppErrorCode | undefined {
  const type = directory.get('classroom', classroom)?.body.type;
  if (type !== 'club') {
    const action = type === 'association' ? 'associations.edit' : 'classrooms.edit';
    return refusalOf(actor, action, {}, directory.isOn);
  }
  const role = actor.classroomRoles.get(classroom);
  const isLeader = role === 'teacher' || role === 'classTeacher';
  return refusalOf(actor, 'clubs.edit', isLeader ? { maker: actor.person } : {}, directory.isOn);
}
