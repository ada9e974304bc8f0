import Type from 'typebox';
import { skeletonOf } from '../directory/look-alikes.ts';
import { AppError } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import type { ChatBody } from '../schema/chat.ts';
import { Title } from '../schema/names.ts';
import { scopeOf } from '../schema/scope.ts';
import { act, type Draft } from './act.ts';
import { invites, MOST_INVITED, refusalToInvite, requirePresent } from './invited-to.ts';
import { requireNewId } from './new-id.ts';
import { cleaned } from './person-fields.ts';

/**
 * A group chat of a confirmed pedagogical worker (clauses P-2.2(6), P-2.3(3), P-2.4(3)), offered by name to
 * chosen people. Whoever makes it comes in by an own wish, like everyone else.
 */
export const chatsOpen = act({
  data: Type.Object(
    { id: Stamp, title: Title, people: Type.Array(Id, { maxItems: MOST_INVITED, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { id: chat, title, people }) => {
    const about: ChatBody = {
      title,
      template: 'group',
      classroom: '',
      isArchived: false,
      owner: actor.person,
    };
    return (
      refusalOf(actor, 'chats.open', {}, directory.isOn) ??
      refusalToInvite({ directory }, actor, { chat, about, people })
    );
  },
  needsReason: false,
  plan: ({ actor, directory }, { id, title: typed, people }): readonly Draft[] => {
    requireNewId(directory, id);
    requirePresent(directory, people);
    const title = chatTitle(typed);
    const inviter = actor.person;
    return [
      {
        kind: 'chat',
        id,
        scope: scopeOf.chat(id),
        body: { title, template: 'group', classroom: '', isArchived: false, owner: inviter },
      },
      ...people.map((person) => invites({ chat: id, person, inviter, title, isActive: true })),
    ];
  },
  targets: ({ id, people }) => [id, ...people],
});

/** How a chat is called. Throws AppError `badRequest` where it says nothing. */
export function chatTitle(typed: string): string {
  const title = cleaned(typed);
  if (skeletonOf(title) === '') throw new AppError('badRequest');
  return title;
}
