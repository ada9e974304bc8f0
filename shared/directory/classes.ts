import type { ChatBody } from '../schema/chat.ts';
import type { Directory, Entry } from './directory.ts';
import { skeletonOf } from './look-alikes.ts';

type Classroom = Entry<'classroom'>;

/** The classes («7Б») that are not archived. */
export function homerooms(directory: Directory): readonly Classroom[] {
  return directory.all('classroom').filter(({ body }) => body.type === 'homeroom' && !body.isArchived);
}

/** Chats by the class to which they belong. */
export function chatsByClassroom(
  directory: Directory,
): ReadonlyMap<string, readonly (readonly [string, ChatBody])[]> {
  const found = new Map<string, (readonly [string, ChatBody])[]>();
  for (const [id, body] of directory.chats()) {
    if (body.classroom === '') continue;
    const held = found.get(body.classroom);
    if (held) held.push([id, body]);
    else found.set(body.classroom, [[id, body]]);
  }
  return found;
}

/**
 * The class-and-subject spaces of each class that are not archived. A space that came with a roster does not
 * name its class; it is found by its title, which ends with the class's: «Алгебра, 7Б».
 */
export function spacesByHomeroom(directory: Directory): ReadonlyMap<string, readonly Classroom[]> {
  const classes = homerooms(directory);
  const found = new Map<string, Classroom[]>();
  for (const space of directory.all('classroom')) {
    if (space.body.type !== 'subject' || space.body.isArchived) continue;
    const named = space.body.homeroom ?? '';
    const homeroom =
      named === '' ? classes.find(({ body }) => endsWithTitle(space.body.title, body.title))?.id : named;
    if (homeroom === undefined) continue;
    found.set(homeroom, [...(found.get(homeroom) ?? []), space]);
  }
  return found;
}

/** Whether a space's title ends with that of a class, as a word of its own. */
export function endsWithTitle(title: string, classTitle: string): boolean {
  if (classTitle === '' || title.length <= classTitle.length || !title.endsWith(classTitle)) return false;
  return /[\s,(]/u.test(title.charAt(title.length - classTitle.length - 1));
}

/** A space's title once its class is called otherwise: «Алгебра, 7Б» becomes «Алгебра, 8Б». */
export function spaceTitleAfter(title: string, oldClass: string, newClass: string): string {
  if (!endsWithTitle(title, oldClass)) return title;
  return `${title.slice(0, title.length - oldClass.length)}${newClass}`.slice(0, 120);
}

/** The titles that are in use, in the form in which look-alikes are equal, with the class of each. */
export function titlesInUse(directory: Directory): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { id, body } of directory.all('classroom')) {
    if (!body.isArchived) titles.set(skeletonOf(body.title), id);
  }
  return titles;
}
