import type { ChatBody } from '../schema/chat.ts';
import type { Directory, Entry } from './directory.ts';
import { skeletonOf } from './look-alikes.ts';

type Classroom = Entry<'classroom'>;

/** The classes («7Б») that are not archived. */
export function homerooms(directory: Pick<Directory, 'all'>): readonly Classroom[] {
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
 * The class to which a class-and-subject space belongs. One that came with a roster does not name its class;
 * it is found by its title, which ends with the class's: «Алгебра, 7Б».
 * @param classes those among which it is looked for
 */
export function homeroomOfSpace({ body }: Classroom, classes: readonly Classroom[]): string | undefined {
  const named = body.homeroom ?? '';
  if (named !== '') return named;
  return classes.find((one) => endsWithTitle(body.title, one.body.title))?.id;
}

/** The class-and-subject spaces of each class that are not archived. */
export function spacesByHomeroom(directory: Directory): ReadonlyMap<string, readonly Classroom[]> {
  const classes = homerooms(directory);
  const found = new Map<string, Classroom[]>();
  for (const space of directory.all('classroom')) {
    if (space.body.type !== 'subject' || space.body.isArchived) continue;
    const homeroom = homeroomOfSpace(space, classes);
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
