import { chatDrafts, chatTitleAfter } from '../directory/class-chats.ts';
import { spaceTitleAfter } from '../directory/classes.ts';
import type { Entry } from '../directory/directory.ts';
import type { ChatBody } from '../schema/chat.ts';
import type { ClassroomBody } from '../schema/classroom.ts';
import type { Draft } from './act.ts';

type Classroom = Entry<'classroom'>;
type Chats = ReadonlyMap<string, readonly (readonly [string, ChatBody])[]>;

/** A class with a new body, and its chats with the titles that follow from it. */
export function changedClass(
  { id, scope, parent, body }: Classroom,
  now: ClassroomBody,
  chats: Chats,
): readonly Draft[] {
  return [
    { kind: 'classroom', id, scope, parent, body: now },
    ...(chats.get(id) ?? []).flatMap(([chat, about]) => {
      const title = chatTitleAfter(about, body.title, now.title);
      const isArchived = about.isArchived || now.isArchived;
      const isSame = title === about.title && isArchived === about.isArchived;
      return isSame ? [] : chatDrafts(chat, { ...about, title, isArchived });
    }),
  ];
}

/** A class's subject spaces once it is called otherwise or is in another grade. */
export function spacesAfter(
  spaces: readonly Classroom[],
  homeroom: Classroom,
  now: Pick<ClassroomBody, 'title' | 'grade'>,
): readonly { readonly space: Classroom; readonly body: ClassroomBody }[] {
  return spaces.map((space) => ({
    space,
    body: {
      ...space.body,
      title: spaceTitleAfter(space.body.title, homeroom.body.title, now.title),
      grade: now.grade,
      // Written down, because a space that came with a roster was found by its title so far.
      homeroom: homeroom.id,
    },
  }));
}
