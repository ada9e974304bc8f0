import Type from 'typebox';
import { chatsByClassroom, spacesByHomeroom } from '../directory/classes.ts';
import type { Directory, Entry } from '../directory/directory.ts';
import { Id } from '../ids/id.ts';
import { act, type Draft } from './act.ts';
import { exits, membersOf } from './class-members.ts';
import { openClass, refusalToEditClass } from './open-class.ts';
import { changedClass } from './rename-class.ts';

/** Ends a class with its subject spaces, a subject space or a club (clause P-2.1(5)). Nothing is deleted. */
export const classroomsArchive = act({
  data: Type.Object({ classroom: Id }, { additionalProperties: false }),
  refusal: refusalToEditClass,
  needsReason: false,
  plan: ({ directory }, { classroom }): readonly Draft[] => {
    const held = openClass(directory, classroom);
    const spaces = spacesByHomeroom(directory).get(classroom) ?? [];
    return archived(directory, [held, ...spaces], chatsByClassroom(directory));
  },
  targets: ({ classroom }) => [classroom],
});

/** Classes with their chats archived and everyone out of them. */
export function archived(
  directory: Directory,
  classes: readonly Entry<'classroom'>[],
  chats: ReturnType<typeof chatsByClassroom>,
): readonly Draft[] {
  return classes.flatMap((one) => [
    ...changedClass(one, { ...one.body, isArchived: true }, chats),
    ...membersOf(directory, one.id).map(exits),
  ]);
}
