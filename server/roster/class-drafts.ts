import type { Draft } from '../../shared/acts/act.ts';
import { openClass } from '../../shared/acts/open-class.ts';
import { changedClass, spacesAfter } from '../../shared/acts/rename-class.ts';
import { chatDrafts, classChatId, classChatTitle, templatesOf } from '../../shared/directory/class-chats.ts';
import { chatsByClassroom, homerooms, spacesByHomeroom } from '../../shared/directory/classes.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { skeletonOf } from '../../shared/directory/look-alikes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ClassroomBody, ClassroomType } from '../../shared/schema/classroom.ts';
import type { MovementIds } from './movement-ids.ts';
import type { Movement } from './movements.ts';
import type { PlannedMovement } from './movement-drafts.ts';
import type { RosterClassroom } from './roster.ts';

/** Classes by the rosters of other systems: what is taught without a grade is a club. */
export function classroomType({ kind, grade }: RosterClassroom): ClassroomType {
  if (kind === 'homeroom') return 'homeroom';
  return grade === null ? 'club' : 'subject';
}

/** A class that a roster names for the first time, with its chats. Throws AppError `actTwice`, `nameTaken`. */
export function newClassDrafts(
  classroom: RosterClassroom,
  directory: Directory,
  ids: MovementIds,
): PlannedMovement {
  const { sourcedId, title, grade, subjects } = classroom;
  const id = ids.classroom(sourcedId);
  const held = directory.get('classroom', id);
  if (held && !held.body.isArchived) throw new AppError('actTwice');
  const type = classroomType(classroom);
  if (type === 'homeroom') requireFreeTitle(directory, id, title);
  const body: ClassroomBody = {
    ...held?.body,
    title,
    type: held?.body.type ?? type,
    grade: grade ?? 0,
    subject: subjects[0] ?? '',
    sourcedId,
    isArchived: false,
  };
  const drafts: readonly Draft[] = [
    { kind: 'classroom', id, scope: 'school', body },
    ...chatsAgain(id, body, directory),
  ];
  return { action: 'classrooms.add', targets: [id], drafts };
}

/** The chats of a new class, or of one that goes on after it was archived. */
function chatsAgain(
  classroom: string,
  { type, title }: ClassroomBody,
  directory: Directory,
): readonly Draft[] {
  const held = chatsByClassroom(directory).get(classroom) ?? [];
  return templatesOf(type).flatMap((template): readonly Draft[] => {
    const [id] = held.find(([, chat]) => chat.template === template) ?? [classChatId(classroom, template)];
    const about = { title: classChatTitle(template, title), template, classroom, isArchived: false };
    return chatDrafts(id, about);
  });
}

/** Another title, grade or subject; the chats of a class and its spaces that no roster names follow. */
export function changedClassDrafts(
  { after }: Extract<Movement, { readonly sort: 'changedClasses' }>,
  directory: Directory,
  ids: MovementIds,
): PlannedMovement {
  const id = ids.classroom(after.sourcedId);
  const held = openClass(directory, id);
  const { title, grade, subjects } = after;
  const now: ClassroomBody = {
    ...held.body,
    title,
    grade: grade ?? 0,
    subject: subjects[0] ?? (held.body.type === 'homeroom' ? held.body.subject : ''),
  };
  if (held.body.type === 'homeroom') requireFreeTitle(directory, id, title);
  const spaces = held.body.type === 'homeroom' ? (spacesByHomeroom(directory).get(id) ?? []) : [];
  const following = spacesAfter(
    spaces.filter(({ body }) => body.sourcedId === ''),
    held,
    now,
  );
  const chats = chatsByClassroom(directory);
  const changed = [{ space: held, body: now }, ...following];
  const drafts = changed.flatMap(({ space, body }) => changedClass(space, body, chats));
  return { action: 'classrooms.edit', targets: [id], drafts };
}

/**
 * The titles within a roster are different from each other, but while it is carried out one class may still
 * have the name that another one gets; only a class that no roster names keeps its name from others.
 */
function requireFreeTitle(directory: Directory, id: string, title: string): void {
  const skeleton = skeletonOf(title);
  const isTaken = homerooms(directory).some(
    (other) => other.id !== id && other.body.sourcedId === '' && skeletonOf(other.body.title) === skeleton,
  );
  if (isTaken) throw new AppError('nameTaken', { params: { title } });
}
